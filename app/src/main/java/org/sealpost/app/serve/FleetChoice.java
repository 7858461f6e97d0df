package org.sealpost.app.serve;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sealpost.app.store.FleetList;
import org.sealpost.app.store.FleetList.Need;
import org.sealpost.app.web.Fields;
import org.sealpost.fleet.watch.look.Stage;
import org.sealpost.protocol.mtasts.Mode;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.name.DomainNameInput;

/// Which domains a page of the fleet shows, and in which order. Words that nobody offered choose nothing.
record FleetChoice(FleetList.Choice choice, FleetList.Order order, Optional<FleetList.Place> after) {
    static final String NEED = "need";
    /// For all that need somebody.
    static final String CALLS = "calls";
    private static final int LONGEST = 253;
    private static final int TICKED = 100;

    static FleetChoice read(Fields fields) {
        return new FleetChoice(
                new FleetList.Choice(
                        text(fields.one("q").orElse("")),
                        one(fields, "state", Stage.values()),
                        fields.one("mode").flatMap(Mode::parse),
                        fields.one("tag"),
                        needs(fields)),
                one(fields, "order", FleetList.Order.values()).orElse(FleetList.Order.URGENT),
                fields.one("after").flatMap(FleetList.Place::read));
    }

    private static Set<Need> needs(Fields fields) {
        return fields.one(NEED).filter(CALLS::equals).isPresent()
                ? Need.calling()
                : one(fields, NEED, Need.values()).map(Set::of).orElse(Set.of());
    }

    /// The word for what is asked for; empty for all.
    Optional<String> need() {
        return choice.needs().equals(Need.calling())
                ? Optional.of(CALLS)
                : choice.needs().stream().findFirst().map(FleetChoice::word);
    }

    /// What is not of ASCII is looked for as it stands in DNS.
    private static String text(String typed) {
        String text = typed.substring(0, Math.min(LONGEST, typed.length())).toLowerCase(Locale.ROOT);
        if (text.chars().allMatch(c -> c < 0x80)) {
            return text;
        }
        return DomainName.read(text) instanceof DomainNameInput.Valid(DomainName name) ? name.ascii() : text;
    }

    private static <E extends Enum<E>> Optional<E> one(Fields fields, String name, E[] all) {
        return fields.one(name)
                .flatMap(word -> Arrays.stream(all)
                        .filter(each -> word(each).equals(word))
                        .findFirst());
    }

    static String word(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// As fields of a form or a query, without the place.
    Map<String, String> fields() {
        var fields = new LinkedHashMap<String, String>();
        if (!choice.text().isEmpty()) {
            fields.put("q", choice.text());
        }
        choice.stage().ifPresent(stage -> fields.put("state", word(stage)));
        choice.mode().ifPresent(mode -> fields.put("mode", mode.word()));
        choice.tag().ifPresent(tag -> fields.put("tag", tag));
        need().ifPresent(word -> fields.put(NEED, word));
        if (order != FleetList.Order.URGENT) {
            fields.put("order", word(order));
        }
        return fields;
    }

    boolean any() {
        return !choice.equals(FleetList.Choice.ALL);
    }

    /// The address of the page that goes on there.
    String address(FleetList.Place place) {
        Map<String, String> all = fields();
        all.put("after", place.text());
        return address(all);
    }

    /// The page with all that a form chose from it, ticks too.
    static String back(Fields form) {
        return back(form, form.all("d"));
    }

    /// @param ticked the names of domains that are ticked there
    static String back(Fields form, List<String> ticked) {
        FleetChoice asked = read(form);
        Map<String, String> kept = asked.fields();
        asked.after().ifPresent(place -> kept.put("after", place.text()));
        for (String name : List.of("action", "value")) {
            form.one(name).ifPresent(value -> kept.put(name, value));
        }
        if (form.has("everything")) {
            kept.put("everything", "on");
        }
        var address = new StringBuilder(address(kept));
        if (!form.has("everything")) {
            ticked.stream()
                    .limit(TICKED)
                    .forEach(domain -> address.append(address.indexOf("?") < 0 ? '?' : '&')
                            .append("d=")
                            .append(URLEncoder.encode(domain, StandardCharsets.UTF_8)));
        }
        return address.toString();
    }

    static String address(Map<String, String> fields) {
        var query = new StringBuilder("/fleet");
        fields.forEach((name, value) -> query.append(query.indexOf("?") < 0 ? '?' : '&')
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return query.toString();
    }
}
