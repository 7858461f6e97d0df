package org.sealpost.publish.recipe;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sealpost.publish.emit.HclString;
import org.sealpost.publish.emit.JavaScriptString;
import org.sealpost.publish.generate.Draft;

/// What stands for `@WORD@` in a template. Names are A-labels, whose characters mean nothing in any of the languages
/// of the templates; the policy is quoted for the language that it stands in.
record Blanks(Map<String, String> byWord) {
    private static final Pattern BLANK = Pattern.compile("@([A-Z_]+)@");
    private static final int LONGEST_SLUG = 40;

    Blanks {
        byWord = Map.copyOf(byWord);
    }

    static Blanks of(Draft draft) {
        String policy = draft.policy().render();
        var all = new LinkedHashMap<String, String>();
        all.put("DOMAIN", draft.domain().ascii());
        all.put("ZONE", draft.placement().zone().ascii());
        all.put("HOST", draft.policyHost().ascii());
        all.put("URL", draft.policyUrl());
        all.put("SLUG", slug(draft));
        all.put("ID", draft.id().id().text());
        all.put("RECORD", draft.record().render());
        all.put("POLICY_JS", JavaScriptString.quoted(policy));
        all.put("POLICY_HCL", HclString.quoted(policy));
        all.put("POLICY_SH", ShellString.quoted(policy));
        all.put("RECORD_SH", ShellString.quoted(draft.record().render()));
        all.put(
                "REPORTS_SH",
                ShellString.quoted(
                        draft.reports().map(record -> record.render()).orElse("")));
        return new Blanks(all);
    }

    /// Letters, digits and hyphens, for places that want a name of their own.
    private static String slug(Draft draft) {
        String name = draft.policyHost().ascii().replaceAll("[^a-z0-9]+", "-");
        String cut = name.substring(0, Math.min(name.length(), LONGEST_SLUG));
        return cut.endsWith("-") ? cut.substring(0, cut.length() - 1) : cut;
    }

    /// @throws IllegalStateException when the template has a blank that nothing stands for
    String filled(String template) {
        var text = new StringBuilder();
        Matcher blank = BLANK.matcher(template);
        while (blank.find()) {
            String value = byWord.get(blank.group(1));
            if (value == null) {
                throw new IllegalStateException("no value for " + blank.group());
            }
            blank.appendReplacement(text, Matcher.quoteReplacement(value));
        }
        return blank.appendTail(text).toString();
    }
}
