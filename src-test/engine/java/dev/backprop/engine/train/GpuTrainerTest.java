package dev.backprop.engine.train;

import dev.backprop.engine.backend.Gpu;

/** The trainer on the GPU. */
@Gpu
class GpuTrainerTest extends TrainerTest {}
