package org.sealpost.app.access.sign;

import org.sealpost.app.access.secret.SecretBox;

/// Under which number the tries of somebody are counted. There are so many numbers and no more, whatever strangers
/// think of, and the names that somebody has are counted under the same ones as those that nobody has: what is kept
/// is bounded, and says nothing about who there is.
///
/// The number follows from the sealing key, so whoever has the store alone cannot tell what was typed, which may have
/// been a password in the wrong field, and nobody finds a name with the number of another. Two of a thousand names
/// share a number in one installation of two; then strangers who are wrong about the one have the other wait too. With
/// another sealing key all counts begin anew.
record Slots(SecretBox box) {
    private static final int BITS = 20;

    /// @param whom a name, a place or a mark, with what it is before it
    long of(String whom) {
        return box.number("slot of tries", whom) >>> (Long.SIZE - BITS);
    }
}
