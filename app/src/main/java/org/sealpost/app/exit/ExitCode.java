package org.sealpost.app.exit;

/// How every command ends; the numbers from 64 on are those of `sysexits.h`.
public enum ExitCode {
    /// All is well, or the question does not apply.
    PASS(0),
    /// Works, with something to mend.
    WARN(1),
    /// Does not work, does not match, cannot be used.
    FAIL(2),
    /// Facts are missing.
    UNKNOWN(3),
    /// The command line is wrong.
    USAGE(64),
    /// A file or standard input cannot be read.
    INPUT_UNREADABLE(66),
    /// A fault of this program.
    INTERNAL(70),
    /// A file or standard output cannot be written.
    OUTPUT_UNWRITABLE(73),
    /// Not now: the same command may succeed later, and nothing is lost until then.
    TRY_AGAIN(75),
    /// A setting is wrong; the launcher also uses it when there is no JDK 25.
    CONFIGURATION(78);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    /// What the process returns.
    public int number() {
        return number;
    }
}
