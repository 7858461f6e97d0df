package org.sealpost.app.render.reports;

import java.util.Map;
import org.sealpost.app.render.Shown;
import org.sealpost.reports.file.Imported;
import org.sealpost.reports.file.Item;
import org.sealpost.reports.store.Kept;

/// What an import has brought, for people.
public final class ImportedText {
    private ImportedText() {}

    public static String render(Imported imported) {
        var text = new StringBuilder();
        text.append(SessionWords.number(imported.items()))
                .append(imported.items() == 1 ? " item: " : " items: ")
                .append(SessionWords.number(imported.of(Kept.NEW) + imported.of(Kept.OTHER_CONTENT)))
                .append(" new, ")
                .append(SessionWords.number(imported.of(Kept.SAME_OCTETS) + imported.of(Kept.SAME_REPORTS)))
                .append(" known already, ")
                .append(SessionWords.number(imported.of(Kept.NOTHING)))
                .append(" without a report\n");
        if (imported.of(Kept.OTHER_CONTENT) > 0) {
            text.append(SessionWords.number(imported.of(Kept.OTHER_CONTENT)))
                    .append(" of the new have the key of an older report and other content: both are kept, and the"
                            + " larger counts\n");
        }
        imported.refused().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> text.append(SessionWords.number(entry.getValue()))
                        .append(" refused: ")
                        .append(entry.getKey())
                        .append('\n'));
        for (Item.Unreadable problem : imported.problems()) {
            text.append("cannot be read: ")
                    .append(Shown.quoted(problem.source()))
                    .append(": ")
                    .append(Shown.text(problem.problem()))
                    .append('\n');
        }
        long more = imported.unreadable() - imported.problems().size();
        if (more > 0) {
            text.append("and ").append(SessionWords.number(more)).append(" more cannot be read\n");
        }
        return text.toString();
    }
}
