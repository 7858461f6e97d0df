package org.sealpost.app.page;

import java.util.List;

/// The form of what shall be published for a domain.
///
/// @param mx the hosts, one a line, as they were approved or typed
/// @param found hosts that DNS names and nobody approved yet
/// @param details what most people leave as it is
/// @param problems why there is no plan yet
/// @param nothing whether all is as it should be
/// @param first whether nothing is approved yet
public record WishPage(
        String domain,
        String mx,
        List<Found> found,
        List<Choice> modes,
        List<Choice> ages,
        String rua,
        String addresses,
        Details details,
        List<String> problems,
        boolean nothing,
        boolean first,
        String formToken) {
    public WishPage {
        found = List.copyOf(found);
        modes = List.copyOf(modes);
        ages = List.copyOf(ages);
        problems = List.copyOf(problems);
    }

    /// A host that DNS names.
    public record Found(String host, boolean ticked) {}

    /// What most people leave as it is, as it was approved or typed.
    ///
    /// @param patterns of the policy, one a line; empty where they are the hosts
    /// @param target of which the policy host is an alias
    /// @param delegate of which the record is an alias
    /// @param ttl of the records in seconds
    public record Details(String patterns, String target, String delegate, String ttl) {
        /// Whether something stands there that is not usual.
        public boolean isUsual() {
            return patterns.isEmpty() && target.isEmpty() && delegate.isEmpty();
        }
    }

    /// One of several.
    public record Choice(String value, String label, String help, boolean chosen) {}
}
