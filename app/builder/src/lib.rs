//! The portal builder.
