/** Update rules: one small class for each, working on any parameter of any shape, with the formula it cites. */
package dev.backprop.engine.optim;
