package org.sealpost.app.render;

import java.util.ArrayList;
import java.util.List;
import org.sealpost.observe.facts.AskedServer;
import org.sealpost.observe.facts.NameServerFacts;
import org.sealpost.observe.facts.ZoneFacts;
import org.sealpost.observe.facts.ZoneFacts.NameServer;

/// What each name server said in the HTML report, a row for each address.
record HtmlServers(HtmlTable table) {
    private static final int ROWS = 40;
    private static final int LENGTH = 160;

    HtmlServers(String heading, String id) {
        this(new HtmlTable(heading, id, List.of("Name server", "Address", "Zone", "Said")));
    }

    /// Nothing where nobody was asked.
    Html render(NameServerFacts facts) {
        List<List<Html>> rows = new ArrayList<>();
        for (ZoneFacts zone : facts.zones()) {
            zone.servers().forEach(server -> rows(rows, zone, server));
        }
        if (rows.isEmpty()) {
            return new Html();
        }
        String beside =
                ServerWords.summary(facts).map(words -> words + " answered").orElse("");
        int more = rows.size() - ROWS;
        return table.render(
                "Name servers",
                Shown.text(beside) + (more > 0 ? "; " + more + " more are below" : ""),
                rows.stream().limit(ROWS).toList());
    }

    private static void rows(List<List<Html>> rows, ZoneFacts zone, NameServer server) {
        if (server.at().isEmpty()) {
            rows.add(
                    row(zone, server, "", server.addressesKnown() ? "has no address" : "no address was found in time"));
        }
        server.at().forEach(at -> rows.add(row(zone, server, at.address().toString(), said(at))));
    }

    private static List<Html> row(ZoneFacts zone, NameServer server, String address, String said) {
        return List.of(
                new Html().element("code", server.name().ascii()),
                new Html().element("code", address),
                new Html().element("code", zone.zone().ascii()),
                new Html().text(Shown.excerpt(HtmlMarks.sentence(said), LENGTH)));
    }

    /// Its serial, or else what it said when it was asked for that.
    private static String said(AskedServer at) {
        return at.serial()
                .map(serial -> "serial " + serial)
                .or(() -> at.answers().stream().findFirst().map(ServerWords::words))
                .orElse("not asked in time");
    }
}
