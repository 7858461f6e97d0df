package org.sealpost.app.page;

import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A page as a template makes it: every value is escaped for the place where it stands.
@FunctionalInterface
public interface Drawing {
    void draw(HtmlTemplateOutput out, HtmlInterceptor none);

    default String text() {
        var text = new StringOutput();
        draw(new OwaspHtmlTemplateOutput(text), Untouched.INSTANCE);
        return text.toString();
    }

    /// Changes nothing in the forms of a page.
    enum Untouched implements HtmlInterceptor {
        INSTANCE;

        @Override
        public void onHtmlTagOpened(
                @Nullable String name, @Nullable Map<String, Object> attributes, gg.jte.@Nullable TemplateOutput out) {}

        @Override
        public void onHtmlTagClosed(@Nullable String name, gg.jte.@Nullable TemplateOutput out) {}
    }
}
