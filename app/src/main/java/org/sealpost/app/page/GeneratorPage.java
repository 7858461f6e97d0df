package org.sealpost.app.page;

import java.util.List;
import java.util.Optional;

/// The form of the generator beside what it made.
///
/// @param seen what a look at the domain told, as a sentence
/// @param hosts the lines that the MX hosts of the moment ask for
/// @param others what else was typed for a line
/// @param ages of `max_age`
/// @param enforceFirst whether somebody answers for enforcing without a time of testing
/// @param placesToHost where the policy may live
public record GeneratorPage(
        String domain,
        String seen,
        List<Host> hosts,
        List<String> others,
        List<Choice> modes,
        List<Choice> ages,
        boolean askForEnforceFirst,
        boolean enforceFirst,
        String rua,
        List<Choice> placesToHost,
        List<String> objections,
        Optional<Made> made) {
    public GeneratorPage {
        hosts = List.copyOf(hosts);
        others = List.copyOf(others);
        modes = List.copyOf(modes);
        ages = List.copyOf(ages);
        placesToHost = List.copyOf(placesToHost);
        objections = List.copyOf(objections);
    }

    /// A line of the policy and the hosts that it is for.
    ///
    /// @param tone the class of the mark that tells how their TLS is
    public record Host(String pattern, boolean ticked, String tone, String tls, String help) {}

    /// One of several.
    public record Choice(String value, String label, String help, boolean chosen) {}

    /// A text to copy.
    public record Text(String title, String content) {}

    /// A way to write the records.
    ///
    /// @param address of this page with the records written so
    public record Form(String label, String address, boolean chosen) {}

    /// A thing to do.
    public record Step(String title, String words, String command) {}

    /// What was made.
    ///
    /// @param policyUrl where the policy is served
    /// @param zip the address of everything in one file
    public record Made(
            List<Form> forms,
            List<Text> records,
            String policyUrl,
            String policy,
            List<Text> hosting,
            List<String> warnings,
            List<String> notes,
            List<Step> steps,
            String zip) {
        public Made {
            forms = List.copyOf(forms);
            records = List.copyOf(records);
            hosting = List.copyOf(hosting);
            warnings = List.copyOf(warnings);
            notes = List.copyOf(notes);
            steps = List.copyOf(steps);
        }
    }
}
