package dev.backprop.app.training;

/** What the pictures of the hidden units show. */
enum UnitPictures {
    /** Each unit's incoming weights. */
    WEIGHTS,
    /** The gradient of the shown digit's loss by those weights. */
    GRADIENT,
    /** Both, side by side. */
    BOTH
}
