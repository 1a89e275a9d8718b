package application.views;

import domain.alert.Severity;

/** A place in the list of groups, which runs from the most severe to the least, and there from that with the newest alert on. */
public record AlertGroupPosition(Severity severity, long newestSeq) {}
