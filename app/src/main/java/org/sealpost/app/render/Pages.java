package org.sealpost.app.render;

import java.util.Optional;
import org.sealpost.check.Finding;

/// Where the words for a finding come from.
public interface Pages {
    /// The title of the page of the finding with that code, `{subject}` standing for what it is about; the code
    /// itself when there is no page.
    String title(String code);

    /// The first thing that the page tells to do, as a paragraph; empty when there is no page or no advice.
    Optional<String> advice(String code);

    /// What the finding means, as a paragraph; empty when there is no page.
    default Optional<String> meaning(String code) {
        return Optional.empty();
    }

    /// The whole page in Markdown; empty when there is none.
    default Optional<String> whole(String code) {
        return Optional.empty();
    }

    /// The title of the page of `finding`, filled in and safe to show, without a full stop.
    default String titleOf(Finding finding) {
        return titleOf(finding, finding.subject());
    }

    /// The same with other words for what it is about.
    default String titleOf(Finding finding, String subject) {
        String title = filled(title(finding.code().id()), subject);
        return title.endsWith(".") ? title.substring(0, title.length() - 1) : title;
    }

    /// The advice of the page of `finding`, filled in and safe to show.
    default Optional<String> adviceOn(Finding finding) {
        return advice(finding.code().id()).map(words -> filled(words, finding.subject()));
    }

    /// What the page of `finding` says that it means, filled in and safe to show.
    default Optional<String> meaningOf(Finding finding) {
        return meaning(finding.code().id()).map(words -> filled(words, finding.subject()));
    }

    private static String filled(String words, String subject) {
        return words.replace("{subject}", Shown.text(subject));
    }
}
