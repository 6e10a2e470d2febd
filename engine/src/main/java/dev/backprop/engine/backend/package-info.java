/** Which ND4J backend is live (CPU or CUDA), and its threads and memory; starting it is the first thing it does. */
package dev.backprop.engine.backend;
