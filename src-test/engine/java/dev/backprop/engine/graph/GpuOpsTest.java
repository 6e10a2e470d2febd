package dev.backprop.engine.graph;

import dev.backprop.engine.backend.Gpu;

/** Every operation on the GPU. */
@Gpu
class GpuOpsTest extends OpsTest {}
