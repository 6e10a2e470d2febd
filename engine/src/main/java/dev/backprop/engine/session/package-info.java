/**
 * Files of a user's own: sessions (JSON) and weights (NPZ), checked field by field on reading, with the place of every
 * error, and written whole or not at all.
 */
package dev.backprop.engine.session;
