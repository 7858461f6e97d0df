package org.sealpost.app.page;

import java.util.List;
import java.util.Optional;

/// The alerts of a tenant.
///
/// @param domain what was typed for the only one
/// @param levels all that can be chosen
/// @param problem what of it could not be understood, in a sentence
/// @param filtered whether anything was asked for
/// @param alerts what stands, the gravest first
/// @param next the address of those that follow; empty at the end
/// @param over what is over, the newest first
/// @param formToken what each form carries
public record AlertsPage(
        String domain,
        List<GeneratorPage.Choice> levels,
        Optional<String> problem,
        boolean filtered,
        List<AlertLine> alerts,
        Optional<String> next,
        List<AlertLine> over,
        String formToken) {
    public AlertsPage {
        levels = List.copyOf(levels);
        alerts = List.copyOf(alerts);
        over = List.copyOf(over);
    }
}
