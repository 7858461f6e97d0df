package org.sealpost.app.page;

import java.util.List;
import java.util.Optional;

/// A form that asks who somebody is.
///
/// @param lead what it is about
/// @param action where it goes
/// @param problem what was wrong with it
/// @param to where it leads in the end; empty when that is plain
/// @param other where another service says who somebody is; empty when none does
public record SignInPage(
        String title,
        String lead,
        String action,
        String button,
        List<Field> fields,
        Optional<String> problem,
        String to,
        String other) {
    public SignInPage(
            String title, String lead, String action, String button, List<Field> fields, Optional<String> problem) {
        this(title, lead, action, button, fields, problem, "", "");
    }

    public SignInPage {
        fields = List.copyOf(fields);
    }

    /// @param autocomplete what a browser may fill in
    public record Field(String name, String label, String type, String value, String autocomplete, String help) {
        public static Field name(String value) {
            return new Field("name", "Name", "text", value, "username", "A word or a mail address.");
        }

        public static Field password() {
            return new Field("password", "Password", "password", "", "current-password", "");
        }

        public static Field newPassword() {
            return new Field("password", "Password", "password", "", "new-password", "12 characters or more.");
        }

        public static Field code() {
            return new Field(
                    "code", "Code", "text", "", "one-time-code", "Of the authenticator app, or a recovery code.");
        }
    }

    public SignInPage wrong(String sentence) {
        return new SignInPage(title, lead, action, button, fields, Optional.of(sentence), to, other);
    }

    public SignInPage onward(String there, String service) {
        return new SignInPage(title, lead, action, button, fields, problem, there, service);
    }
}
