package application.views;

/** An alert as somebody saw it: its key, and the number of steps that it had taken by then. */
public record AlertRef(String key, int version) {}
