/**
 * Training: rows split into a fixed number of shards, each a replica of the graph over blocks of rows; threads only carry
 * shards, so that a run is bit-for-bit the same whatever their number. It gives records and checkpoints, and knows no
 * screen.
 */
package dev.backprop.engine.train;
