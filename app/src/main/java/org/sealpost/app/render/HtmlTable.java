package org.sealpost.app.render;

import java.util.List;

/// A table of the HTML report in a panel with a heading; on a narrow screen each row is a card.
///
/// @param heading its start tag without the brackets
/// @param id of the heading
/// @param columns their names, ours
record HtmlTable(String heading, String id, List<String> columns) {
    HtmlTable {
        columns = List.copyOf(columns);
    }

    /// @param title ours
    /// @param beside words beside the title, safe to show
    /// @param rows cells for each column
    Html render(String title, String beside, List<List<Html>> rows) {
        var html = new Html();
        html.raw("<div class=\"panel\"><div class=\"section-head\"><" + heading + " id=\"" + id + "\">" + title + "</"
                        + heading.substring(0, 2) + "><p>")
                .text(beside)
                .raw("</p></div>\n<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-labelledby=\"" + id
                        + "\">\n")
                .raw("<table class=\"cards\" role=\"table\">\n<thead role=\"rowgroup\"><tr role=\"row\">");
        columns.forEach(name -> html.raw("<th role=\"columnheader\" scope=\"col\">" + name + "</th>"));
        html.raw("</tr></thead>\n<tbody role=\"rowgroup\">\n");
        rows.forEach(row -> row(html, row));
        return html.raw("</tbody></table></div></div>\n");
    }

    private void row(Html html, List<Html> cells) {
        html.raw("<tr role=\"row\"><th role=\"rowheader\" scope=\"row\">")
                .add(cells.getFirst())
                .raw("</th>");
        for (int i = 1; i < cells.size(); i++) {
            html.raw("<td role=\"cell\" data-l=\"" + columns.get(i) + "\">")
                    .add(cells.get(i))
                    .raw("</td>");
        }
        html.raw("</tr>\n");
    }
}
