/* The words of a page's content: a part of pdfium_loops.c.

   Numbers, names, strings and operators of plain content; whatever is anything else ends the
   reading, and pdfium reads the page instead. */

enum { MOST_OPERANDS = 12, LONGEST_TEXT = 1 << 16, MOST_STANDING = 64 };
enum { END, NUMBER, NAME, TEXT, LIST, RECORD, OPERATOR, ODD };

/* `standing` characters of `stands` are what the last record says that text stands for; less than
   0 where it says nothing. */
typedef struct { const uint8_t *at, *end; int standing; uint32_t stands[MOST_STANDING]; } Content;

/* A name without its stroke, or the bytes of a string in the room of the reading. */
typedef struct { int kind, length; float number; const uint8_t *held; } Token;

enum { WORD, WHITE_BYTE, MARK };
static const uint8_t byte_kinds[256] = {
    [0] = WHITE_BYTE, ['\t'] = WHITE_BYTE, ['\n'] = WHITE_BYTE, ['\f'] = WHITE_BYTE, ['\r'] = WHITE_BYTE,
    [' '] = WHITE_BYTE, ['/'] = MARK, ['<'] = MARK, ['>'] = MARK, ['('] = MARK, [')'] = MARK, ['['] = MARK,
    [']'] = MARK, ['{'] = MARK, ['}'] = MARK, ['%'] = MARK,
};

static int is_white_byte(int c) { return byte_kinds[c] == WHITE_BYTE; }

static int is_mark(int c) { return byte_kinds[c] == MARK; }

static int is_within_word(const Content *in) { return in->at < in->end && byte_kinds[*in->at] == WORD; }

static void skip_white(Content *in) {
    while (in->at < in->end && is_white_byte(*in->at)) in->at++;
}

/* Read a number of at most fifteen digits, as exactly as a float can hold it. */
static int take_number(Content *in, float *number) {
    static const double tens[] = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
    int negative = 0, digits = 0, behind = -1;
    int64_t held = 0;
    if (*in->at == '-' || *in->at == '+') negative = *in->at++ == '-';
    for (; is_within_word(in); in->at++) {
        if (*in->at == '.' && behind < 0) behind = 0;
        else if (*in->at >= '0' && *in->at <= '9' && digits < 15) {
            held = 10 * held + (*in->at - '0'), digits++;
            if (behind >= 0) behind++;
        } else return 0;
    }
    if (!digits) return 0;
    double value = (double)held / tens[behind > 0 ? behind : 0];
    *number = (float)(negative ? -value : value);
    return 1;
}

static int hex_of(int c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* Read a string in hexadecimal digits into `room`; its length, or less than 0. */
static int take_digits(Content *in, uint8_t *room) {
    int length = 0, half = -1;
    for (; in->at < in->end && *in->at != '>'; in->at++) {
        if (is_white_byte(*in->at)) continue;
        int digit = hex_of(*in->at);
        if (digit < 0 || length >= LONGEST_TEXT) return -1;
        if (half < 0) half = digit;
        else room[length++] = (uint8_t)(16 * half + digit), half = -1;
    }
    if (in->at >= in->end || half >= 0) return -1;
    in->at++;
    return length;
}

/* Read a string in brackets into `room`; its length, or less than 0. */
static int take_letters(Content *in, uint8_t *room) {
    int length = 0, depth = 1;
    while (in->at < in->end && length < LONGEST_TEXT) {
        int c = *in->at++;
        if (c == '(') depth++;
        else if (c == ')' && !--depth) return length;
        else if (c == '\r') {
            if (in->at < in->end && *in->at == '\n') in->at++;
            c = '\n';
        } else if (c == '\\') {
            if (in->at >= in->end) return -1;
            c = *in->at++;
            if (c >= '0' && c <= '7') {
                c -= '0';
                for (int more = 0; more < 2 && in->at < in->end && *in->at >= '0' && *in->at <= '7'; more++)
                    c = 8 * c + (*in->at++ - '0');
                if (c > 255) return -1;
            } else if (c == 'n') c = '\n';
            else if (c == 'r') c = '\r';
            else if (c == 't') c = '\t';
            else if (c == 'b') c = '\b';
            else if (c == 'f') c = '\f';
            else if (c == '\r' || c == '\n') return -1;
        }
        room[length++] = (uint8_t)c;
    }
    return -1;
}

/* Take up what text stands for, as UTF-16 or in ASCII, characters without width left out; 0 when it
   is not plain. */
static int take_standing(Content *in, uint8_t *room) {
    skip_white(in);
    if (in->at + 1 >= in->end || (*in->at != '(' && (*in->at != '<' || in->at[1] == '<'))) return 0;
    int length = *in->at++ == '(' ? take_letters(in, room) : take_digits(in, room);
    int is_wide = length >= 4 && length % 2 == 0 && room[0] == 0xFE && room[1] == 0xFF, step = 1 + is_wide;
    in->standing = 0;
    for (int at = is_wide ? 2 : 0; at < length; at += step) {
        uint32_t code = is_wide ? (uint32_t)room[at] << 8 | room[at + 1] : room[at];
        if (is_widthless(code)) continue;
        if (in->standing >= MOST_STANDING || code - 0xD800u < 0x800u) return 0;
        if (!is_wide && (code < 0x20 || code > 0x7E)) return 0;
        in->stands[in->standing++] = code;
    }
    return in->standing > 0;
}

/* Skip a record up to its end, those inside it too, and take up what text it says to stand for. */
static int skip_record(Content *in, uint8_t *room) {
    static const char standing[] = "ActualText";
    int depth = 1, length = (int)sizeof standing - 1;
    in->standing = -1;
    while (in->at + 1 < in->end) {
        int c = *in->at++;
        if (c == '%') return 0;
        if (c == '(') {
            while (in->at < in->end && *in->at != ')')
                if (*in->at == '(' || *in->at++ == '\\') return 0;
        }
        if (c == '<' && *in->at == '<') in->at++, depth++;
        else if (c == '>' && *in->at == '>') {
            in->at++;
            if (!--depth) return 1;
        } else if (c == '/' && in->end - in->at > length && !memcmp(in->at, standing, (size_t)length)) {
            in->at += length;
            if (depth > 1 || in->standing >= 0 || !take_standing(in, room)) return 0;
        }
    }
    return 0;
}

/* Fill `out`, four bytes for every five or fewer, with what ASCII85 says, its end included; the length,
   or less than 0. */
PUBLIC int jixiao_ascii85(const uint8_t *held, int length, uint8_t *out) {
    int used = 0, count = 0;
    uint64_t group = 0;
    for (int at = 0; at < length; at++) {
        int c = held[at];
        if (is_white_byte(c)) continue;
        if (c == '~') {
            for (at++; at < length && is_white_byte(held[at]);) at++;
            if (at != length - 1 || held[at] != '>' || count == 1) return -1;
            break;
        }
        if (c == 'z' && !count) {
            memset(out + used, 0, 4);
            used += 4;
            continue;
        }
        if (c < '!' || c > 'u') return -1;
        group = group * 85 + (uint64_t)(c - '!');
        if (++count < 5) continue;
        if (group > 0xFFFFFFFFu) return -1;
        for (int byte = 3; byte >= 0; byte--) out[used++] = (uint8_t)(group >> 8 * byte);
        count = 0, group = 0;
    }
    if (count < 2) return count ? -1 : used;
    for (int more = count; more < 5; more++) group = group * 85 + 84;
    if (group > 0xFFFFFFFFu) return -1;
    for (int byte = 3; byte > 4 - count; byte--) out[used++] = (uint8_t)(group >> 8 * byte);
    return used;
}

/* Read lines of `fields` hexadecimal codes in angle brackets, the last of four digits and the others of
   `digits`, into `out`, which has a place for every four bytes; how many codes, or less than 0. */
PUBLIC int jixiao_codes(const uint8_t *held, int length, int digits, int fields, uint16_t *out) {
    int count = 0;
    for (int at = 0;;) {
        while (at < length && (held[at] == ' ' || (held[at] >= '\t' && held[at] <= '\r'))) at++;
        if (at == length) return count % fields ? -1 : count;
        int wanted = count % fields == fields - 1 ? 4 : digits, code = 0;
        if (length - at < wanted + 2 || held[at] != '<' || held[at + wanted + 1] != '>') return -1;
        for (int place = 1; place <= wanted; place++) {
            int digit = hex_of(held[at + place]);
            if (digit < 0) return -1;
            code = 16 * code + digit;
        }
        out[count++] = (uint16_t)code, at += wanted + 2;
    }
}

static Token next_token(Content *in, uint8_t *room) {
    Token found = {ODD, 0, 0, room};
    skip_white(in);
    if (in->at >= in->end) {
        found.kind = END;
        return found;
    }
    int c = *in->at;
    if ((c >= '0' && c <= '9') || c == '-' || c == '.' || c == '+') {
        if (take_number(in, &found.number)) found.kind = NUMBER;
    } else if (c == '/') {
        found.held = ++in->at;
        while (is_within_word(in))
            if (*in->at++ == '#') return found;
        found.kind = NAME, found.length = (int)(in->at - found.held);
    } else if (c == '(' || (c == '<' && in->at + 1 < in->end && in->at[1] != '<')) {
        in->at++;
        found.length = c == '(' ? take_letters(in, room) : take_digits(in, room);
        if (found.length >= 0) found.kind = TEXT;
    } else if (c == '<') {
        in->at += 2;
        if (skip_record(in, room)) found.kind = RECORD;
    } else if (c == '[') {
        in->at++, found.kind = LIST;
    } else if (!is_mark(c)) {
        found.held = in->at;
        while (is_within_word(in)) in->at++;
        found.length = (int)(in->at - found.held);
        if (found.length <= 3) found.kind = OPERATOR;
    }
    return found;
}
