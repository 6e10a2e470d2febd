/**
 * Training: rows split into a fixed number of shards, and these into pieces; each thread has a replica of the graph and
 * takes the next piece when it is free. All is summed in the order of the pieces, so that a run is bit-for-bit the same whatever the
 * threads' number. It gives records and checkpoints, and knows no screen.
 */
package dev.backprop.engine.train;
