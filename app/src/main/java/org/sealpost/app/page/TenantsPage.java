package org.sealpost.app.page;

import java.util.List;
import java.util.Optional;

/// All tenants, for those who look after the installation.
///
/// @param made a link for the first admin of one, to be shown this once
/// @param word what the form that makes one says, and `name`, after an error
public record TenantsPage(List<Row> tenants, Optional<PeoplePage.Made> made, String word, String name) {
    public TenantsPage {
        tenants = List.copyOf(tenants);
    }

    /// @param member whether the visitor belongs to it
    public record Row(String word, String name, Linked people, String since, boolean member) {}
}
