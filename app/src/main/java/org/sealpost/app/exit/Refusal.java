package org.sealpost.app.exit;

/// Ends a command before it has a result: one sentence for the person, and an exit code. Thrown only in `app`, where
/// nothing but the end of the process can follow.
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final ExitCode code;

    /// @param sentence shown after `sealpost: `; what it quotes from outside is already escaped
    public Refusal(ExitCode code, String sentence) {
        super(sentence);
        this.code = code;
    }

    public ExitCode code() {
        return code;
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }
}
