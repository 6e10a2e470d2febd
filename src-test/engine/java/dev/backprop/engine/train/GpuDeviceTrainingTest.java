package dev.backprop.engine.train;

import dev.backprop.engine.backend.Gpu;

/** A network's pass on the GPU. */
@Gpu
class GpuDeviceTrainingTest extends DeviceTrainingTest {}
