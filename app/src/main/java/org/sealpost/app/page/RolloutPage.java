package org.sealpost.app.page;

import java.util.List;
import java.util.Optional;

/// How the roll-out of a domain stands.
///
/// @param stage where it is now, and `tone` how it looks
/// @param aim where it shall come to, and who said so
/// @param next what comes next, in a sentence
/// @param alone how it goes on by itself; empty where nobody has started it
/// @param may what the visitor can do here
/// @param problem why nothing was done; empty when nothing went wrong
public record RolloutPage(
        String domain,
        String stage,
        String tone,
        String aim,
        String next,
        Optional<Alone> alone,
        List<String> reasons,
        TimeLine line,
        Gate gate,
        Forecast forecast,
        May may,
        List<WishPage.Choice> ages,
        Typed typed,
        Optional<String> problem,
        String formToken) {
    public RolloutPage {
        reasons = List.copyOf(reasons);
        ages = List.copyOf(ages);
    }

    /// What the form that starts it says after an error.
    public record Typed(boolean enforce, String reason) {}

    /// What the visitor can do.
    ///
    /// @param enforce whether they may agree that enforce comes by itself
    /// @param stage whether the plan of the next stage can be made
    /// @param answer whether they may answer for it on probes alone
    public record May(
            boolean start,
            boolean enforce,
            boolean stage,
            boolean hold,
            boolean release,
            boolean back,
            boolean answer) {}

    /// How it goes on by itself.
    ///
    /// @param held why somebody or something holds it
    /// @param why it does not go on now, where nobody holds it
    /// @param plan that waits for somebody
    public record Alone(
            String tone, String title, String text, Optional<String> held, List<String> why, Optional<String> plan) {
        public Alone {
            why = List.copyOf(why);
        }
    }

    /// Whether it may enforce.
    public record Gate(String word, String tone, String sentence, List<Rule> rules, List<Fact> facts) {
        public Gate {
            rules = List.copyOf(rules);
            facts = List.copyOf(facts);
        }
    }

    /// What one rule has to say.
    ///
    /// @param seen what it rests on
    /// @param code its id
    public record Rule(String tone, String title, String fix, List<String> seen, String code, String until) {
        public Rule {
            seen = List.copyOf(seen);
        }
    }

    /// Something and how it is.
    public record Fact(String name, Linked value) {}

    /// What would be refused.
    public record Forecast(String tone, String lead, List<Line> lines) {
        public Forecast {
            lines = List.copyOf(lines);
        }
    }

    /// @param tone of its mark
    public record Line(String tone, String text) {}
}
