package dev.backprop.engine.tensor;

import dev.backprop.engine.backend.Gpu;

/** No primitive hides a NaN on the GPU. */
@Gpu
class GpuNonFiniteTest extends NonFiniteTest {}
