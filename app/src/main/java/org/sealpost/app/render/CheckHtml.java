package org.sealpost.app.render;

import java.util.Optional;
import org.sealpost.app.check.Checked;
import org.sealpost.app.check.Since;

/// The result of a check as a part of a page: the same as in the HTML report.
public record CheckHtml(Pages pages) {
    /// The section of the domain.
    public String section(Checked checked) {
        return new HtmlSection(pages, 1, true, Optional.empty())
                .render(checked.verdict(), checked.facts(), Since.NOTHING)
                .toString();
    }

    /// The same as a part of a page that is about more.
    ///
    /// @param number makes its anchors differ from those of others in the page
    public String part(Checked checked, int number) {
        return new HtmlSection(pages, number, false, Optional.empty())
                .render(checked.verdict(), checked.facts(), Since.NOTHING)
                .toString();
    }

    /// The same of a look of ours at DNS and the policy alone, in which nothing is known of the mail servers.
    ///
    /// @param why a sentence on when those are looked at
    public String records(Checked checked, int number, String why) {
        return new HtmlSection(pages, number, false, Optional.of(why))
                .render(RecordsAlone.of(checked.verdict()), checked.facts(), Since.NOTHING)
                .toString();
    }

    /// Such as `example.org: fail`.
    public String title(Checked checked) {
        return Words.domain(checked.verdict().domain()) + ": " + Words.outcome(checked.outcome());
    }
}
