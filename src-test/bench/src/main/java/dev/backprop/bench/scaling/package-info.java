/** How the time of an epoch grows with samples, hidden units and workers: measured, drawn and said. */
package dev.backprop.bench.scaling;
