package org.sealpost.app.serve;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.sealpost.app.access.ApiToken;
import org.sealpost.app.access.DomainGlob;
import org.sealpost.app.access.Permission;
import org.sealpost.app.access.PersonId;
import org.sealpost.app.access.Role;
import org.sealpost.app.access.audit.Actor;
import org.sealpost.app.access.sign.Directory;
import org.sealpost.app.access.sign.Member;
import org.sealpost.app.access.sign.TokenDesk;
import org.sealpost.app.access.sign.TokenIssue;
import org.sealpost.app.page.Drawing;
import org.sealpost.app.page.Frame;
import org.sealpost.app.page.SettingsFrame;
import org.sealpost.app.page.TokensPage;
import org.sealpost.app.page.template.JtetokensGenerated;
import org.sealpost.app.render.Shown;
import org.sealpost.app.web.Call;
import org.sealpost.app.web.Fields;
import org.sealpost.app.web.Reply;
import org.sealpost.app.web.Routes;

/// Tokens for programs: one's own, and for admins those of everybody in the tenant.
final class TokenSettings {
    private static final SettingsSection HERE = SettingsSection.TOKENS;
    private static final int SHOWN = 60;
    private static final int NAMED = 6;

    private final SettingsPages pages;
    private final Directory directory;
    private final TokenDesk desk;
    private final InstantSource clock;

    TokenSettings(SettingsPages pages, SettingsDesk settings) {
        this.pages = pages;
        this.directory = settings.directory();
        this.desk = settings.tokens();
        this.clock = settings.clock();
    }

    void addTo(Routes routes) {
        routes.get(HERE.address(), call -> let(call, this::look));
        routes.post(HERE.address(), call -> let(call, this::make));
        routes.post(HERE.address() + "/{id}/revoke", call -> let(call, this::revoke));
    }

    private Reply let(Call call, Guard.Page page) {
        return pages.guard().let(call, Permission.OWN_TOKENS, page);
    }

    private Reply look(Guard.Visit visit) {
        var typed = new TokensPage.Typed("", "*", "90");
        return shown(visit, 200, typed, TokenDesk.usual(role(visit)), Optional.empty(), Optional.empty());
    }

    private static Role role(Guard.Visit visit) {
        return visit.caller().person().in(visit.tenant()).orElse(Role.VIEWER);
    }

    private Reply make(Guard.Visit visit) {
        Fields form = visit.call().form();
        var typed = new TokensPage.Typed(
                form.one("name").orElse(""),
                form.raw("domains").orElse(""),
                form.one("days").orElse(""));
        Set<Permission> permissions = EnumSet.noneOf(Permission.class);
        form.all("permission").forEach(word -> Permission.read(word).ifPresent(permissions::add));
        List<DomainGlob> domains = new ArrayList<>();
        for (String word : typed.domains().split("[\\s,]+", -1)) {
            Optional<DomainGlob> glob = DomainGlob.read(word);
            if (glob.isEmpty() && !word.isEmpty()) {
                return wrong(
                        visit,
                        typed,
                        permissions,
                        Shown.quoted(word, SHOWN) + " is neither a domain, nor *. and a domain, nor *.");
            }
            glob.ifPresent(domains::add);
        }
        Optional<Duration> life = days(typed.days());
        if (life.isEmpty()) {
            return wrong(visit, typed, permissions, "A token lives for 1 to 366 days.");
        }
        TokenIssue issue =
                desk.issue(visit.caller().person(), visit.tenant(), typed.name(), permissions, domains, life.get());
        return switch (issue) {
            case TokenIssue.Made(var text, ApiToken token) ->
                shown(
                        visit,
                        200,
                        new TokensPage.Typed("", "*", "90"),
                        TokenDesk.usual(role(visit)),
                        Optional.of(new TokensPage.Made(token.name(), text.reveal())),
                        Optional.empty());
            case TokenIssue.TooMuch(var tooMuch) ->
                wrong(visit, typed, permissions, "You may not give " + words(tooMuch) + ".");
            case TokenIssue.Malformed _ ->
                wrong(
                        visit,
                        typed,
                        permissions,
                        "A token has a name of at most 100 characters, a domain at least and 100 at the most, and may"
                                + " do something.");
        };
    }

    private static Optional<Duration> days(String text) {
        return text.matches("[1-9][0-9]{0,2}")
                ? Optional.of(Duration.ofDays(Long.parseLong(text)))
                        .filter(life -> life.compareTo(TokenDesk.LONGEST) <= 0)
                : Optional.empty();
    }

    /// One's own, and everybody's for those who may.
    private Reply revoke(Guard.Visit visit) {
        String id = visit.call().named("id");
        boolean theirs = tokens(visit).stream().anyMatch(token -> token.id().equals(id));
        return theirs && desk.revoke(Actor.of(visit.caller()), visit.tenant(), id)
                ? SettingsDone.REVOKED.at(HERE.address())
                : pages.refuse(visit.call(), 404, "There is no such token, or it was revoked before.");
    }

    private List<ApiToken> tokens(Guard.Visit visit) {
        return visit.may(Permission.MANAGE_TOKENS)
                ? directory.tokens().of(visit.tenant())
                : directory.tokens().of(visit.tenant(), visit.caller().person().id());
    }

    private Reply wrong(Guard.Visit visit, TokensPage.Typed typed, Set<Permission> ticked, String sentence) {
        return shown(visit, 400, typed, ticked, Optional.empty(), Optional.of(sentence));
    }

    private Reply shown(
            Guard.Visit visit,
            int status,
            TokensPage.Typed typed,
            Set<Permission> ticked,
            Optional<TokensPage.Made> made,
            Optional<String> problem) {
        Map<PersonId, String> names = new HashMap<>();
        directory
                .people()
                .members(visit.tenant())
                .forEach((Member each) -> names.put(each.id(), each.name().text()));
        Instant now = clock.instant();
        List<TokensPage.Row> rows = tokens(visit).stream()
                .map(token -> row(token, names.getOrDefault(token.owner(), "somebody who left"), now))
                .toList();
        List<TokensPage.Permission> permissions = Arrays.stream(Permission.values())
                .filter(each -> each.forTokens() && role(visit).may(each))
                .map(each -> new TokensPage.Permission(
                        each.word(),
                        each == Permission.ENFORCE ? "Mail can be refused after it." : "",
                        ticked.contains(each)))
                .toList();
        var page = new TokensPage(rows, visit.may(Permission.MANAGE_TOKENS), permissions, typed, made);
        Frame frame = pages.frame(visit.self(), HERE);
        SettingsFrame plain = pages.settings(visit.self(), HERE);
        SettingsFrame settings = problem.map(plain::wrong).orElse(plain);
        Drawing drawing = (out, none) -> JtetokensGenerated.render(out, none, frame, settings, page);
        return Reply.html(status, drawing.text());
    }

    private static TokensPage.Row row(ApiToken token, String owner, Instant now) {
        boolean good = token.isGood(now);
        return new TokensPage.Row(
                token.id(),
                token.name(),
                owner,
                words(token.permissions()),
                token.domains().stream().map(DomainGlob::text).collect(Collectors.joining(" ")),
                good ? "pass" : "na",
                good
                        ? "until " + AlertLines.time(token.ends())
                        : token.revoked()
                                .map(at -> "revoked " + AlertLines.time(at))
                                .orElse("over"),
                token.lastUsed().map(AlertLines::time).orElse("never"),
                good);
    }

    /// All of them in the order of the manual, or the first few and how many more.
    private static String words(Set<Permission> permissions) {
        String first =
                permissions.stream().sorted().limit(NAMED).map(Permission::word).collect(Collectors.joining(" "));
        int more = permissions.size() - NAMED;
        return more <= 0 ? first : first + " and " + more + " more";
    }
}
