package org.sealpost.app.render;

import org.sealpost.check.Finding;

/// Where the words for a finding come from.
@FunctionalInterface
public interface Pages {
    /// The title of the page of the finding with that code, `{subject}` standing for what it is about; the code
    /// itself
    /// when there is no page.
    String title(String code);

    /// The title of the page of `finding`, filled in and safe to show, without a full stop.
    default String titleOf(Finding finding) {
        String title = title(finding.code().id()).replace("{subject}", Shown.text(finding.subject()));
        return title.endsWith(".") ? title.substring(0, title.length() - 1) : title;
    }
}
