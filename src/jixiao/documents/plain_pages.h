/* Plain pages without pdfium: content → letters and strokes, a part of pdfium_loops.c.

   Places are computed in the steps and in the precision in which pdfium computes them, so that
   both say the same of a page. What is not plain (text that is turned, pictures, forms, fonts
   without a map to text, text drawn twice …) makes `jixiao_plain` return 0: pdfium reads it then. */

#include "plain_tokens.h"

enum { MOST_STATES = 256, MOST_ON_LINE = 2000, MOST_LETTERS = 200000, MOST_POINTS = 20000 };
enum { COLOURED = 0, WHITE_COLOUR = 1, NO_COLOUR_KNOWN = 2 };
enum { REPEATED = 7 }; /* letters back in which pdfium looks for the same one drawn again */

/* A font of the page: `wide` bytes for each of `count` codes, with widths and characters; no
   character, or a width less than 0, for codes that are not plain. */
typedef struct {
    const char *name;
    int32_t length, wide, count;
    const int32_t *widths;
    const uint32_t *characters;
} PlainFont;

/* A colour space with 1 or 3 numbers, or, with -1, a state that changes nothing that is told. */
typedef struct { const char *name; int32_t length, numbers; } PlainName;

typedef struct {
    int32_t fonts, names;
    const PlainFont *font;
    const PlainName *name;
} PlainResources;

typedef struct {
    Matrix ctm, text;
    double left, bottom, right, top;
    int clipped, white, numbers;
    const PlainFont *font;
    float size, spacing, words, scale, leading, rise, x, y, line_x, line_y;
} State;

typedef struct { uint32_t code; float at; } Sign;

/* What one operator shows: signs from `begun` to before `ended` of all. */
typedef struct {
    size_t begun, ended;
    const PlainFont *font;
    float size, x, y, last;
    Matrix place;
    double left, bottom, right, top;
    int clipped;
} Shown;

typedef struct {
    Content in;
    const PlainResources *given;
    State now, kept[MOST_STATES];
    int depth, in_text, clips, marks;
    int standing, stood, standing_mark; /* characters that text stands for, those shown, and since which mark */
    Walk walk;
    double frame[6];
    Numbers path; /* x, y and the kind of each point */
    float start_x, start_y;
    Sign *signs;
    size_t signs_used, signs_room;
    Shown *line, recent[5];
    int on_line, recent_used;
    Letters *out;
    size_t letters_room;
    uint8_t *room;
} Plain;

static float transformed_x(const Matrix *m, float x, float y) { return m->a * x + m->c * y + m->e; }
static float transformed_y(const Matrix *m, float x, float y) { return m->b * x + m->d * y + m->f; }

static Matrix led(const Matrix *one, const Matrix *other) {
    Matrix m;
    m.a = one->a * other->a + one->b * other->c;
    m.b = one->a * other->b + one->b * other->d;
    m.c = one->c * other->a + one->d * other->c;
    m.d = one->c * other->b + one->d * other->d;
    m.e = one->e * other->a + one->f * other->c + other->e;
    m.f = one->e * other->b + one->f * other->d + other->f;
    return m;
}

/* ---- text -------------------------------------------------------------------------------- */

/* Take up a letter; 0 when it is not plain whether it shows, or it may be one drawn twice. */
static int take_letter(Plain *at, const Shown *shown, const Sign *sign) {
    const PlainFont *font = shown->font;
    const Matrix *m = &shown->place;
    size_t count = (size_t)at->out->count;
    if (count >= MOST_LETTERS || !grow((void **)&at->out->letters, count + 1, &at->letters_room, sizeof(Letter))) return 0;
    Letter one = {0};
    float size = shown->size;
    one.code = font->characters[sign->code];
    one.x = transformed_x(m, sign->at, 0), one.y = transformed_y(m, sign->at, 0);
    double c = m->c, d = m->d, scale = sqrt(c * c + d * d);
    one.size = fabs((double)size) * (scale != 0 ? scale : 1.0);
    float wide = (float)font->widths[sign->code] * size / 1000;
    one.x0 = one.x, one.x1 = (float)one.x + wide * m->a;
    one.y0 = one.y, one.y1 = one.y + one.size;
    if (shown->clipped) {
        double x = one.x0 + one.x1, low = one.y + 0.1 * one.size, high = one.y + 0.6 * one.size;
        int shows = 2 * shown->left <= x && x <= 2 * shown->right && shown->bottom <= low && high <= shown->top;
        int hidden = 2 * shown->left > x || x > 2 * shown->right || shown->bottom > high || low > shown->top;
        if (shows == hidden) return 0;
        double dot = 0.4 * one.size;
        if (hidden && shown->right - shown->left <= dot && shown->top - shown->bottom <= dot) return 0;
        one.hidden = (int8_t)hidden;
    }
    if (is_nowhere(&one)) return 0;
    if (count) {
        const Letter *before = at->out->letters + count - 1;
        if (before->x == one.x && before->y == one.y) return 0;
    }
    float near = 0.07f * size * fabsf(m->a);
    for (size_t back = 1; back <= REPEATED && back <= count; back++) {
        const Letter *before = at->out->letters + count - back;
        if (before->code == one.code && fabs(before->x - one.x) < near && fabs(before->y - one.y) < near) return 0;
    }
    at->out->letters[at->out->count++] = one;
    return 1;
}

/* Take up the letters of a line, which is done. */
static int end_line(Plain *at) {
    for (int number = 0; number < at->on_line; number++) {
        const Shown *shown = at->line + number;
        for (size_t sign = shown->begun; sign < shown->ended; sign++)
            if (!take_letter(at, shown, at->signs + sign)) return 0;
    }
    at->on_line = 0;
    return 1;
}

static float sign_width(const PlainFont *font, uint32_t code, float size) {
    return (float)font->widths[code] * size / 1000;
}

/* Whether a text says the same as another close to it. */
static int is_repeated(const Plain *at, const Shown *one, const Shown *other) {
    size_t count = one->ended - one->begun;
    if (other->ended - other->begun != count) return 0;
    for (size_t sign = 0; sign < count; sign++)
        if (at->signs[one->begun + sign].code != at->signs[other->begun + sign].code) return 0;
    float wide = sign_width(other->font, at->signs[other->ended - 1].code, other->size);
    return fabsf(one->x - other->x) <= 0.95f * wide * one->place.a &&
           fabsf(one->y - other->y) <= one->size * one->place.d;
}

/* Put a text among those of its line, from the left; one of another line ends the line before. */
static int take_shown(Plain *at, const Shown *one) {
    for (int back = 0; back < 5 && back < at->recent_used; back++)
        if (is_repeated(at, one, at->recent + back)) return 0;
    at->recent[at->recent_used++ % 5] = *one;
    if (at->recent_used == 10) at->recent_used = 5;
    if (at->on_line) {
        const Shown *last = at->line + at->on_line - 1;
        float before = fabsf(sign_width(last->font, at->signs[last->ended - 1].code, last->size)) * fabsf(last->place.a);
        float wide = fabsf(sign_width(one->font, at->signs[one->begun].code, one->size)) * fabsf(one->place.a);
        float reach = (before > wide ? before : wide) / 4;
        if (fabsf(one->y - last->y) > reach * 2 && !end_line(at)) return 0;
    }
    if (at->on_line >= MOST_ON_LINE) return 0;
    int to = at->on_line;
    while (to > 0 && !(one->x >= at->line[to - 1].x)) to--;
    memmove(at->line + to + 1, at->line + to, (size_t)(at->on_line - to) * sizeof *at->line);
    at->line[to] = *one, at->on_line++;
    return 1;
}

/* Begin a text where the next letter stands. */
static Shown begun_text(Plain *at) {
    State *now = &at->now;
    Shown one = {at->signs_used, at->signs_used, now->font, now->size, 0, 0, 0, {0, 0, 0, 0, 0, 0}, now->left, now->bottom,
                 now->right, now->top, now->clipped};
    Matrix scaled = {now->scale, 0, 0, 1, 0, 0};
    scaled = led(&scaled, &now->text);
    one.place = led(&scaled, &now->ctm);
    float x = transformed_x(&now->text, now->x, now->y + now->rise);
    float y = transformed_y(&now->text, now->x, now->y + now->rise);
    one.x = one.place.e = transformed_x(&now->ctm, x, y);
    one.y = one.place.f = transformed_y(&now->ctm, x, y);
    return one;
}

/* Add the signs of a string to a text; 0 when one of them is not plain. */
static int add_signs(Plain *at, Shown *one, const uint8_t *held, int length) {
    const State *now = &at->now;
    const PlainFont *font = now->font;
    if (length % font->wide || at->signs_used > MOST_LETTERS) return 0;
    for (int byte = 0; byte < length; byte += font->wide) {
        uint32_t code = font->wide == 2 ? (uint32_t)held[byte] << 8 | held[byte + 1] : held[byte];
        if (code >= (uint32_t)font->count || !font->characters[code] || font->widths[code] < 0) return 0;
        if (!grow((void **)&at->signs, at->signs_used, &at->signs_room, sizeof *at->signs)) return 0;
        if (at->standing && (at->stood >= at->standing || font->characters[code] != at->in.stands[at->stood++])) return 0;
        at->signs[at->signs_used++] = (Sign){code, one->last};
        one->last += sign_width(font, code, now->size);
        if (code == ' ' && font->wide == 1) one->last += now->words;
        one->last += now->spacing;
    }
    one->ended = at->signs_used;
    return 1;
}

static int end_text(Plain *at, Shown *one) {
    State *now = &at->now;
    now->x += one->last * now->scale;
    if (one->place.b != 0 || one->place.c != 0 || !(one->place.a > 0) || !(one->place.d > 0)) return 0;
    return take_shown(at, one);
}

static int show(Plain *at, const Token *text) {
    if (!at->in_text || !at->now.font || text->kind != TEXT || !text->length) return 0;
    Shown one = begun_text(at);
    return add_signs(at, &one, text->held, text->length) && end_text(at, &one);
}

/* Show the strings of a list, with what stands between them. */
static int show_list(Plain *at) {
    State *now = &at->now;
    if (!at->in_text || !now->font) return 0;
    Shown one = {0};
    int open = 0;
    float apart = 0;
    for (;;) {
        skip_white(&at->in);
        if (at->in.at < at->in.end && *at->in.at == ']') break;
        Token token = next_token(&at->in, at->room);
        if (token.kind == NUMBER) apart += token.number;
        else if (token.kind != TEXT) return 0;
        else if (token.length) {
            if (open) one.last -= apart * now->size / 1000;
            else {
                if (apart != 0) now->x -= apart * now->size * now->scale / 1000;
                one = begun_text(at), open = 1;
            }
            apart = 0;
            if (!add_signs(at, &one, token.held, token.length)) return 0;
        }
    }
    at->in.at++;
    if (open && !end_text(at, &one)) return 0;
    if (apart != 0) now->x -= apart * now->size * now->scale / 1000;
    return 1;
}

static void move_text(State *now, float x, float y) {
    now->line_x += x, now->line_y += y;
    now->x = now->line_x, now->y = now->line_y;
}

/* ---- paths ------------------------------------------------------------------------------- */

static int add_point(Plain *at, float x, float y, int kind, int closes) {
    Numbers *path = &at->path;
    if (kind == MOVE_TO && !closes) {
        at->start_x = x, at->start_y = y;
        if (path->used && path->held[path->used - 2] == MOVE_TO) path->used -= 4;
    } else if (!path->used) return 0;
    double point[4] = {x, y, kind, closes};
    return path->used < 4 * MOST_POINTS && add(path, point, 4);
}

static int close_path(Plain *at) {
    Numbers *path = &at->path;
    if (!path->used) return 1;
    double *last = path->held + path->used - 4;
    if (last[0] != at->start_x || last[1] != at->start_y) return add_point(at, at->start_x, at->start_y, LINE_TO, 1);
    last[3] = 1;
    return 1;
}

static int add_rectangle(Plain *at, float x, float y, float wide, float high) {
    return add_point(at, x, y, MOVE_TO, 0) && add_point(at, x + wide, y, LINE_TO, 0) &&
           add_point(at, x + wide, y + high, LINE_TO, 0) && add_point(at, x, y + high, LINE_TO, 0) &&
           add_point(at, x, y, LINE_TO, 1);
}

/* Let only what lies in the box around the path show from now on. */
static int clip_to_path(Plain *at) {
    State *now = &at->now;
    double left = INFINITY, right = -INFINITY, bottom = INFINITY, top = -INFINITY;
    if (at->path.used < 8) return 0;
    for (size_t point = 0; point < at->path.used; point += 4) {
        float x = (float)at->path.held[point], y = (float)at->path.held[point + 1];
        double across = transformed_x(&now->ctm, x, y), up = transformed_y(&now->ctm, x, y);
        left = fmin(left, across), right = fmax(right, across);
        bottom = fmin(bottom, up), top = fmax(top, up);
    }
    now->left = fmax(now->left, left), now->right = fmin(now->right, right);
    now->bottom = fmax(now->bottom, bottom), now->top = fmin(now->top, top);
    now->clipped = 1;
    return 1;
}

/* Take up the lines or areas of the path, and begin a new one. */
static int paint(Plain *at, int filled, int stroked) {
    Numbers path = at->path, points = {0};
    if (path.used && path.held[path.used - 2] == MOVE_TO) path.used -= 4;
    if (at->clips && !clip_to_path(at)) return 0;
    at->clips = 0, at->path.used = 0;
    if ((!filled && !stroked) || path.used <= 4) return 1;
    for (size_t point = 0; point < path.used; point += 4)
        if (path.held[point + 2] == BEZIER_TO) return 1;
    Frame frame;
    joined(&at->now.ctm, at->frame, frame);
    size_t shades = at->walk.shades.used;
    for (size_t point = 0; point < path.used; point += 4) {
        const double *held = path.held + point;
        if (held[2] == MOVE_TO && points.used) {
            take_part(&at->walk, &points, stroked, at->now.white == WHITE_COLOUR);
            points.used = 0;
        }
        double placed[2] = {clamped(frame[0] * held[0] + frame[2] * held[1] + frame[4]),
                            clamped(frame[1] * held[0] + frame[3] * held[1] + frame[5])};
        if (!add(&points, placed, 2)) at->walk.spoilt = 1;
        else if (held[3] != 0) {
            memcpy(placed, points.held, sizeof placed);
            if (!add(&points, placed, 2)) at->walk.spoilt = 1;
        }
        if (at->walk.spoilt) break;
    }
    if (points.used && !at->walk.spoilt) take_part(&at->walk, &points, stroked, at->now.white == WHITE_COLOUR);
    free(points.held);
    return !at->walk.spoilt && (at->now.white != NO_COLOUR_KNOWN || at->walk.shades.used == shades);
}

/* ---- operators --------------------------------------------------------------------------- */

static int same_name(const Token *name, const char *held, int32_t length) {
    return name->kind == NAME && name->length == length && !memcmp(name->held, held, (size_t)length);
}

static const PlainName *named(const Plain *at, const Token *name, int is_state) {
    for (int number = 0; number < at->given->names; number++) {
        const PlainName *one = at->given->name + number;
        if ((one->numbers < 0) == is_state && same_name(name, one->name, one->length)) return one;
    }
    return NULL;
}

static int take_font(Plain *at, const Token *given) {
    if (given[0].kind != NAME || given[1].kind != NUMBER || !(given[1].number > 0)) return 0;
    at->now.font = NULL;
    for (int number = 0; number < at->given->fonts; number++) {
        const PlainFont *one = at->given->font + number;
        if (same_name(given, one->name, one->length)) at->now.font = one;
    }
    at->now.size = given[1].number;
    return 1; /* a font that is not plain is none until something is shown in it */
}

/* Take up the colour that areas are filled with. */
static void take_colour(State *now, const Token *given, int count) {
    float least = 1;
    now->white = NO_COLOUR_KNOWN;
    if (count != now->numbers || (count != 1 && count != 3)) return;
    for (int at = 0; at < count; at++)
        if (given[at].number < least) least = given[at].number;
    if (least >= 1) now->white = WHITE_COLOUR;
    if (least < 0.95f) now->white = COLOURED;
}

static void take_space(Plain *at, const Token *name) {
    const PlainName *found = named(at, name, 0);
    at->now.numbers = found ? found->numbers : 0;
    if (same_name(name, "DeviceGray", 10)) at->now.numbers = 1;
    if (same_name(name, "DeviceRGB", 9)) at->now.numbers = 3;
    at->now.white = at->now.numbers ? COLOURED : NO_COLOUR_KNOWN;
}

static int are_numbers(const Token *given, int count) {
    for (int at = 0; at < count; at++)
        if (given[at].kind != NUMBER) return 0;
    return 1;
}

#define CODE(a, b, c) ((uint32_t)(a) << 16 | (uint32_t)(b) << 8 | (uint32_t)(c))

static int act_on_text(Plain *at, uint32_t code, const Token *given, int count) {
    State *now = &at->now;
    switch (code) {
    case CODE('B', 'T', 0):
        if (at->in_text) return 0;
        at->in_text = 1, now->text = (Matrix){1, 0, 0, 1, 0, 0};
        now->x = now->y = now->line_x = now->line_y = 0;
        return 1;
    case CODE('E', 'T', 0):
        if (!at->in_text) return 0;
        at->in_text = 0;
        return 1;
    case CODE('T', 'f', 0): return count == 2 && take_font(at, given);
    case CODE('T', 'j', 0): return count == 1 && show(at, given);
    case CODE('\'', 0, 0):
        move_text(now, 0, -now->leading);
        return count == 1 && show(at, given);
    case CODE('T', '*', 0):
        move_text(now, 0, -now->leading);
        return !count;
    default: break;
    }
    if (!are_numbers(given, count)) return 0;
    switch (code) {
    case CODE('T', 'd', 0):
    case CODE('T', 'D', 0):
        if (count != 2) return 0;
        move_text(now, given[0].number, given[1].number);
        if (code == CODE('T', 'D', 0)) now->leading = -given[1].number;
        return 1;
    case CODE('T', 'm', 0):
        if (count != 6) return 0;
        now->text = (Matrix){given[0].number, given[1].number, given[2].number,
                             given[3].number, given[4].number, given[5].number};
        now->x = now->y = now->line_x = now->line_y = 0;
        return 1;
    case CODE('T', 'c', 0): now->spacing = given[0].number; return count == 1;
    case CODE('T', 'w', 0): now->words = given[0].number; return count == 1;
    case CODE('T', 'L', 0): now->leading = given[0].number; return count == 1;
    case CODE('T', 's', 0): now->rise = given[0].number; return count == 1;
    case CODE('T', 'z', 0): now->scale = given[0].number / 100; return count == 1 && now->scale > 0;
    case CODE('T', 'r', 0): return count == 1 && given[0].number >= 0 && given[0].number <= 2;
    default: return 0;
    }
}

static int act_on_path(Plain *at, uint32_t code, const Token *given, int count) {
    if (!are_numbers(given, count)) return 0;
    float x = given[0].number, y = given[1].number;
    switch (code) {
    case CODE('m', 0, 0): return count == 2 && add_point(at, x, y, MOVE_TO, 0);
    case CODE('l', 0, 0): return count == 2 && add_point(at, x, y, LINE_TO, 0);
    case CODE('r', 'e', 0): return count == 4 && add_rectangle(at, x, y, given[2].number, given[3].number);
    case CODE('h', 0, 0): return !count && close_path(at);
    case CODE('c', 0, 0):
        return count == 6 && add_point(at, x, y, BEZIER_TO, 0) &&
               add_point(at, given[2].number, given[3].number, BEZIER_TO, 0) &&
               add_point(at, given[4].number, given[5].number, BEZIER_TO, 0);
    case CODE('S', 0, 0): return !count && paint(at, 0, 1);
    case CODE('s', 0, 0): return !count && close_path(at) && paint(at, 0, 1);
    case CODE('f', 0, 0):
    case CODE('F', 0, 0):
    case CODE('f', '*', 0): return !count && paint(at, 1, 0);
    case CODE('B', 0, 0):
    case CODE('B', '*', 0): return !count && paint(at, 1, 1);
    case CODE('b', 0, 0):
    case CODE('b', '*', 0): return !count && close_path(at) && paint(at, 1, 1);
    case CODE('n', 0, 0): return !count && paint(at, 0, 0);
    case CODE('W', 0, 0):
    case CODE('W', '*', 0):
        at->clips = 1;
        return !count;
    default: return 0;
    }
}

/* Begin a mark; where it says what its text stands for, nothing else is plain than that very text. */
static int mark(Plain *at) {
    at->marks++;
    if (at->standing) return 0;
    if (at->in.standing > 0) at->standing = at->in.standing, at->standing_mark = at->marks, at->stood = 0;
    return 1;
}

static int end_mark(Plain *at) {
    if (at->marks < 1) return 0;
    if (at->standing && at->marks == at->standing_mark) {
        if (at->stood != at->standing) return 0;
        at->standing = 0;
    }
    at->marks--;
    return 1;
}

static int act_on_state(Plain *at, uint32_t code, const Token *given, int count) {
    State *now = &at->now;
    switch (code) {
    case CODE('q', 0, 0):
        if (count || at->in_text || at->depth >= MOST_STATES) return 0;
        at->kept[at->depth++] = *now;
        return 1;
    case CODE('Q', 0, 0):
        if (count || at->in_text || !at->depth) return 0;
        *now = at->kept[--at->depth];
        return 1;
    case CODE('c', 'm', 0): {
        if (count != 6 || !are_numbers(given, 6) || at->in_text) return 0;
        Matrix inner = {given[0].number, given[1].number, given[2].number,
                        given[3].number, given[4].number, given[5].number};
        now->ctm = led(&inner, &now->ctm);
        return 1;
    }
    case CODE('g', 0, 0):
    case CODE('r', 'g', 0):
        now->numbers = code == CODE('g', 0, 0) ? 1 : 3;
        if (count != now->numbers || !are_numbers(given, count)) return 0;
        take_colour(now, given, count);
        return 1;
    case CODE('k', 0, 0):
        now->numbers = 0, now->white = NO_COLOUR_KNOWN;
        return count == 4;
    case CODE('c', 's', 0):
        take_space(at, given);
        return count == 1;
    case CODE('s', 'c', 0):
    case CODE('s', 'c', 'n'):
        if (are_numbers(given, count)) take_colour(now, given, count);
        else now->white = NO_COLOUR_KNOWN;
        return 1;
    case CODE('g', 's', 0): return count == 1 && named(at, given, 1);
    case CODE('B', 'D', 'C'):
        return count == 2 && given[0].kind == NAME && given[1].kind == RECORD && !same_name(given, "OC", 2) && mark(at);
    case CODE('B', 'M', 'C'):
        at->marks++;
        return count == 1 && given[0].kind == NAME;
    case CODE('E', 'M', 'C'): return !count && end_mark(at);
    case CODE('G', 0, 0):
    case CODE('R', 'G', 0):
    case CODE('K', 0, 0):
    case CODE('C', 'S', 0):
    case CODE('S', 'C', 0):
    case CODE('S', 'C', 'N'):
    case CODE('w', 0, 0):
    case CODE('J', 0, 0):
    case CODE('j', 0, 0):
    case CODE('M', 0, 0):
    case CODE('d', 0, 0):
    case CODE('i', 0, 0):
    case CODE('r', 'i', 0): return 1;
    default: return -1;
    }
}

static int act(Plain *at, const Token *name, const Token *given, int count) {
    uint32_t code = 0;
    for (int byte = 0; byte < 3; byte++) code = code << 8 | (byte < name->length ? name->held[byte] : 0u);
    int is_text = name->held[0] == 'T' || name->held[0] == '\'' || code == CODE('B', 'T', 0) || code == CODE('E', 'T', 0);
    if (is_text) return act_on_text(at, code, given, count);
    int done = act_on_state(at, code, given, count);
    return done < 0 ? act_on_path(at, code, given, count) : done;
}

/* Skip a list of numbers, as dashes are. */
static int skip_numbers(Plain *at) {
    for (;;) {
        skip_white(&at->in);
        if (at->in.at < at->in.end && *at->in.at == ']') break;
        if (next_token(&at->in, at->room).kind != NUMBER) return 0;
    }
    at->in.at++;
    return 1;
}

/* Whether what follows a list shows its text; the list itself has not been read yet. */
static int read_list(Plain *at) {
    if (!at->in_text) return skip_numbers(at);
    if (!show_list(at)) return 0;
    skip_white(&at->in);
    if (at->in.end - at->in.at < 2 || memcmp(at->in.at, "TJ", 2)) return 0;
    at->in.at += 2;
    return !is_within_word(&at->in);
}

static int read_content(Plain *at) {
    Token given[MOST_OPERANDS] = {{0}};
    int count = 0;
    for (;;) {
        Token token = next_token(&at->in, at->room);
        if (token.kind == END) return !count && !at->in_text && !at->standing && end_line(at);
        if (token.kind == ODD) return 0;
        if (token.kind == LIST) {
            if (!read_list(at)) return 0;
            if (at->in_text) {
                if (count) return 0;
                continue;
            }
        }
        if (token.kind == OPERATOR) {
            if (!act(at, &token, given, count)) return 0;
            count = 0;
        } else if (count >= MOST_OPERANDS) return 0;
        else given[count++] = token;
    }
}

/* Fill `out` with what plain content draws in an upright frame; 0 when it is not plain. */
PUBLIC int jixiao_plain(const uint8_t *content, size_t length, const PlainResources *given,
                        const double *frame, Drawn *out) {
    memset(out, 0, sizeof *out);
    Plain *at = calloc(1, sizeof *at);
    if (!at) return 0;
    at->room = malloc(LONGEST_TEXT + 1), at->line = malloc((MOST_ON_LINE + 1) * sizeof *at->line);
    at->out = calloc(1, sizeof *at->out);
    int good = at->room && at->line && at->out &&
               grow((void **)&at->out->letters, 0, &at->letters_room, sizeof(Letter));
    if (good) {
        at->in.at = content, at->in.end = content + length, at->given = given;
        at->now.ctm = at->now.text = (Matrix){1, 0, 0, 1, 0, 0};
        at->now.scale = 1, at->now.numbers = 1;
        at->now.left = at->now.bottom = -INFINITY, at->now.right = at->now.top = INFINITY;
        memcpy(at->frame, frame, sizeof at->frame);
        good = read_content(at) && !at->walk.spoilt;
    }
    if (good) {
        good = take_runs(at->out, frame, out);
        out->horizontal = at->walk.across.held, out->across = (int32_t)(at->walk.across.used / 3);
        out->vertical = at->walk.down.held, out->down = (int32_t)(at->walk.down.used / 3);
        out->shaded = at->walk.shades.held, out->shades = (int32_t)(at->walk.shades.used / 4);
    } else free(at->walk.across.held), free(at->walk.down.held), free(at->walk.shades.held);
    free(at->path.held), free(at->signs), free(at->line), free(at->room);
    jixiao_letters_free(at->out), free(at);
    if (!good) jixiao_drawn_free(out);
    return good;
}
