package org.sealpost.real;

import com.microsoft.playwright.Page;
import java.util.List;

/// Every figure in a table leads to what it counts.
final class Figures {
    /// Where a figure need not lead anywhere, with the reason.
    private static final List<Excepted> EXCEPTED = List.of(
            new Excepted("^/reports/[0-9a-f]{40,}", "Sessions", "the row of a report is what others count"),
            new Excepted("^/settings/tenants", "People", "the people of other tenants are shown to nobody"));

    /// A count: all of a cell, or a number before what it counts. Nothing stands behind none.
    private static final String UNLINKED = """
            (excepted) => {
              const alone = /^[<~]? ?[1-9][0-9,]*([.][0-9]+)?( ?%)?$|^0[.][0-9]*[1-9][0-9]*( ?%)?$/;
              const counted = new RegExp('(^|[ ,;(])[1-9][0-9,]* (of [0-9]|urgent|warnings?|notes?|errors?|findings?'
                + '|reports?|sessions?|failed|failures?|alerts?|domains?|people|hosts?|plans?|policies|channels?)\\\\b'
                + '|: [1-9][0-9,]*(,|$)');
              const told = (node) => node.nodeType === Node.TEXT_NODE ? node.data
                : node.nodeType !== Node.ELEMENT_NODE || node.matches('a, svg, code, select, button, input, .hide') ? ' '
                : [...node.childNodes].map(told).join('');
              return [...document.querySelectorAll('td, th')]
                .filter((cell) => !excepted.includes(cell.dataset.l))
                .flatMap((cell) => [cell, ...cell.querySelectorAll('.line-of')])
                .map((cell) => told(cell).replace(/\\s+/g, ' ').trim())
                .filter((text) => alone.test(text) || counted.test(text));
            }""";

    private Figures() {}

    /// @param path the addresses it holds for, as a pattern
    /// @param label of the column
    private record Excepted(String path, String label, String reason) {}

    /// Those that lead nowhere.
    static List<String> unlinked(Page page) {
        String path = page.url().replaceFirst("^https?://[^/]*", "");
        List<String> excepted = EXCEPTED.stream()
                .filter(each -> path.matches(each.path() + ".*"))
                .map(Excepted::label)
                .toList();
        return ((List<?>) page.evaluate(UNLINKED, excepted))
                .stream().map(String::valueOf).toList();
    }
}
