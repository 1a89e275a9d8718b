package adapters.web.catalogue;

/** Why a line of a product list cannot be read. */
public enum CsvFault {
    NOT_UTF8,
    EMPTY,
    HEADER,
    QUOTES,
    CELLS,
    STOCK_NUMBER,
    TOO_MANY_LINES
}
