package org.sealpost.app.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.exit.Refusal;

/// Asks whoever sits at the terminal: questions go to standard error, so that standard output stays the result
/// alone.
final class Questions {
    private final Surroundings surroundings;
    private final BufferedReader answers;

    Questions(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.answers = new BufferedReader(new InputStreamReader(surroundings.in(), StandardCharsets.UTF_8));
    }

    /// Something to know before the next question.
    void tell(String line) {
        surroundings.err().println(line);
    }

    /// The answer, without blanks round it.
    ///
    /// @param usual what an empty answer means
    /// @throws Refusal when whoever was there has gone
    String ask(String question, String usual) {
        surroundings.err().print(question + (usual.isEmpty() ? " " : " [" + usual + "] "));
        surroundings.err().flush();
        String answer = line().strip();
        return answer.isEmpty() ? usual : answer;
    }

    private String line() {
        try {
            return Optional.ofNullable(answers.readLine())
                    .orElseThrow(() -> new Refusal(ExitCode.USAGE, "no answer; nothing was made"));
        } catch (IOException unreadable) {
            throw new Refusal(ExitCode.INPUT_UNREADABLE, "standard input cannot be read");
        }
    }
}
