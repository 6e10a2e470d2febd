/** JMH benchmarks of the parts that an epoch is made of; {@link dev.backprop.bench.parts.Parts} runs them and puts them side by side. */
package dev.backprop.bench.parts;
