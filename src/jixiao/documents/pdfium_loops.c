/* The loops over a page's characters and paths that are called too often for an interpreter.

   The same as pdf_chars, pdf_clips, pdf_runs, pdf_paths and pdf_strokes, and, in the files it takes
   in, as the step after them in grids,
   which are used instead where no compiler was at hand; tests hold both to the same results, to the
   last bit. Knows no
   Python: pdfium's functions are handed in as an array of addresses (pdf_compiled lists them in
   this order), so that one file serves every version of Python and of pdfium. */

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#ifdef _WIN32
#define PUBLIC __declspec(dllexport)
#else
#define PUBLIC __attribute__((visibility("default")))
#endif

enum { FORM_VERSION = 10 };
enum { SHOWN = 0x20, UNREAD = 0xFFFD, HYPHEN_A = 0x02, HYPHEN_B = 0xFFFE, LAST_CODE = 0x10FFFF };
enum { WIDE_CODES = 0x2E80 };
enum { PATH_OBJECT = 2, IMAGE_OBJECT = 3, FORM_OBJECT = 5 };
enum { LINE_TO = 0, BEZIER_TO = 1, MOVE_TO = 2 };

typedef struct { float left, top, right, bottom; } Rect;
typedef struct { float a, b, c, d, e, f; } Matrix;
typedef double Frame[6];

typedef struct {
    unsigned (*unicode)(void *, int);
    int (*unmapped)(void *, int);
    void *(*text_object)(void *, int);
    int (*loose_box)(void *, int, Rect *);
    int (*origin)(void *, int, double *, double *);
    int (*char_matrix)(void *, int, Matrix *);
    double (*font_size)(void *, int);
    void *(*clip_path)(void *);
    int (*clip_count)(void *);
    int (*clip_segments)(void *, int);
    void *(*clip_segment)(void *, int, int);
    int (*segment_point)(void *, float *, float *);
    int (*segment_type)(void *);
    int (*segment_close)(void *);
    int (*object_type)(void *);
    int (*object_matrix)(void *, Matrix *);
    int (*draw_mode)(void *, int *, int *);
    int (*path_segments)(void *);
    void *(*path_segment)(void *, int);
    int (*fill_colour)(void *, unsigned *, unsigned *, unsigned *, unsigned *);
    int (*page_objects)(void *);
    void *(*page_object)(void *, int);
    int (*form_objects)(void *);
    void *(*form_object)(void *, unsigned long);
} Calls;

/* Numbers that grow; `spoilt` once memory ran out. */
typedef struct { double *held; size_t used, room; } Numbers;

typedef struct { uint32_t code; int8_t hidden, turn; double x0, x1, x, y, y0, y1, size; } Letter;

typedef struct {
    int count, unread_count, spoilt;
    Letter *letters;
    int *unread;
} Letters;

/* What is handed back; all places in points, in the space of the frame. */
typedef struct {
    int32_t runs, letters, across, down, shades, pictures, spoilt;
    uint32_t *text;   /* the runs' characters, a line feed after each run */
    double *places;   /* x0, y0, x1, y1, base, size of each run */
    double *horizontal, *vertical, *shaded;
} Drawn;

static int add(Numbers *to, const double *from, size_t count) {
    if (to->used + count > to->room) {
        size_t room = to->room ? 2 * to->room : 256;
        while (room < to->used + count) room *= 2;
        double *held = realloc(to->held, room * sizeof *held);
        if (!held) return 0;
        to->held = held, to->room = room;
    }
    memcpy(to->held + to->used, from, count * sizeof *from);
    to->used += count;
    return 1;
}

PUBLIC int jixiao_version(void) { return FORM_VERSION; }

static const double FAR = 20000.0, LEAST_SIZE = 0.1;

static double clamped(double at) { return -FAR <= at && at <= FAR ? at : at < -FAR ? -FAR : FAR; }

/* ---- characters -------------------------------------------------------------------------- */

/* `into` leads from the space an object of a form has its places in to the page's; `is_inner` tells
   that these differ, `is_astray` that pdfium left its letters in the former. */
typedef struct { double left, bottom, right, top, size; int whole, turn, is_inner, is_astray; Frame into; } Pen;

static void joined(const Matrix *m, const double *outer, double *to) {
    double a = m->a, b = m->b, c = m->c, d = m->d, e = m->e, f = m->f;
    double p = outer[0], q = outer[1], r = outer[2], s = outer[3], t = outer[4], u = outer[5];
    to[0] = a * p + b * r, to[1] = a * q + b * s;
    to[2] = c * p + d * r, to[3] = c * q + d * s;
    to[4] = e * p + f * r + t, to[5] = e * q + f * s + u;
}

static void shift(const double *frame, double *x, double *y) {
    double across = *x, down = *y;
    *x = frame[0] * across + frame[2] * down + frame[4];
    *y = frame[1] * across + frame[3] * down + frame[5];
}

/* Lead a box to where a frame takes it. */
static void shift_box(const double *frame, double *x0, double *y0, double *x1, double *y1) {
    double xs[4] = {*x0, *x1, *x0, *x1}, ys[4] = {*y0, *y0, *y1, *y1};
    for (int at = 0; at < 4; at++) shift(frame, xs + at, ys + at);
    *x0 = *x1 = xs[0], *y0 = *y1 = ys[0];
    for (int at = 1; at < 4; at++) {
        if (xs[at] < *x0) *x0 = xs[at];
        if (xs[at] > *x1) *x1 = xs[at];
        if (ys[at] < *y0) *y0 = ys[at];
        if (ys[at] > *y1) *y1 = ys[at];
    }
}

/* Find the way from an object's own space, where its matrix is `own`, to the page's. */
static void take_way(const Matrix *own, const Matrix *whole, Pen *pen) {
    double a = own->a, b = own->b, c = own->c, d = own->d, e = own->e, f = own->f;
    double area = a * d - b * c;
    int alike = own->a == whole->a && own->b == whole->b && own->c == whole->c &&
                own->d == whole->d && own->e == whole->e && own->f == whole->f;
    if (!(pen->is_inner = area != 0 && !alike)) return;
    double p = d / area, q = -b / area, r = -c / area, s = a / area;
    double t = -(e * p + f * r), u = -(e * q + f * s);
    double g = whole->a, h = whole->b, i = whole->c, j = whole->d, k = whole->e, l = whole->f;
    pen->into[0] = p * g + q * i, pen->into[1] = p * h + q * j;
    pen->into[2] = r * g + s * i, pen->into[3] = r * h + s * j;
    pen->into[4] = t * g + u * i + k, pen->into[5] = t * h + u * j + l;
}

static void shown_area(const Calls *of, void *thing, Pen *pen) {
    pen->left = pen->bottom = -INFINITY, pen->right = pen->top = INFINITY, pen->whole = 1;
    void *clip = thing ? of->clip_path(thing) : NULL;
    if (!clip) return;
    pen->whole = 0;
    int paths = of->clip_count(clip);
    float x = 0, y = 0;
    for (int path = 0; path < paths; path++) {
        int corners = of->clip_segments(clip, path);
        double left = INFINITY, right = -INFINITY, bottom = INFINITY, top = -INFINITY;
        for (int at = 0; at < corners; at++) {
            of->segment_point(of->clip_segment(clip, path, at), &x, &y);
            double across = x, up = y;
            if (pen->is_inner) shift(pen->into, &across, &up);
            if (across < left) left = across;
            if (across > right) right = across;
            if (up < bottom) bottom = up;
            if (up > top) top = up;
        }
        if (corners <= 0) continue;
        if (left > pen->left) pen->left = left;
        if (right < pen->right) pen->right = right;
        if (bottom > pen->bottom) pen->bottom = bottom;
        if (top < pen->top) pen->top = top;
    }
}

/* Take up how the text object of a letter, its first, writes. */
static void take_pen(const Calls *of, void *page, int at, void *thing, Pen *pen) {
    Matrix m = {0}, own = {0};
    of->char_matrix(page, at, &m);
    double a = m.a, b = m.b, c = m.c, d = m.d, scale = sqrt(c * c + d * d), x = 0, y = 0;
    pen->size = fabs(of->font_size(page, at)) * (scale != 0 ? scale : 1.0);
    pen->turn = fabs(a) >= fabs(b) ? (a >= 0 ? 0 : 2) : (b > 0 ? 1 : 3);
    pen->is_inner = pen->is_astray = 0;
    if (thing && of->object_matrix(thing, &own)) take_way(&own, &m, pen);
    if (pen->is_inner) {
        of->origin(page, at, &x, &y);
        pen->is_astray = x == own.e && y == own.f && (x != m.e || y != m.f);
    }
    shown_area(of, thing, pen);
}

/* Whether the area is a dot within a letter beside one that shows: made for its ink. */
static int is_dot(const Pen *pen, const Letter *one, int at) {
    double dot = 0.4 * pen->size;
    if (!at || one[-1].hidden || one[-1].y != one->y) return 0;
    return pen->right - pen->left <= dot && pen->top - pen->bottom <= dot &&
           one->x0 <= pen->left && pen->left < pen->right && pen->right <= one->x1 &&
           one->y0 <= pen->bottom && pen->bottom < pen->top && pen->top <= one->y1;
}

static int is_clipped(const Pen *pen, const Letter *one) {
    double x = one->x0 + one->x1, y = one->y0 + one->y1;
    return !(2 * pen->left <= x && x <= 2 * pen->right && 2 * pen->bottom <= y && y <= 2 * pen->top);
}

/* Let the last of characters that are one glyph end where the next glyph begins, or, with none
   beside it, half or a whole size further: their boxes share what the outline happens to cover. */
static void widen(const Letters *held, void *const *things) {
    for (int at = 1; at < held->count; at++) {
        Letter *one = held->letters + at, *before = one - 1, *after = one + 1;
        if (!things[at] || things[at] != things[at - 1]) continue;
        if (one->x != before->x || one->y != before->y || before->code <= SHOWN) continue;
        double end = one->x + (before->code < WIDE_CODES ? 0.5 : 1.0) * one->size;
        if (at + 1 < held->count && things[at + 1] == things[at] && after->y == one->y) {
            double wide = after->x - one->x;
            if (wide == 0) continue;
            if (0 < wide && wide <= one->size) end = after->x;
        }
        if (end > one->x1) one->x1 = end;
    }
}

/* Let wide letters that are told with the box of their ink, which a text of their own stands for,
   begin where they are set and be as wide as they are high. */
static void square(Letter *one) {
    if (one->code < WIDE_CODES || one->turn || !(one->x < one->x0 && one->x1 < one->x + one->size)) return;
    one->x0 = one->x, one->x1 = one->x + one->size;
}

/* No paper is as large, or a letter as small; what is no number is neither. */
static int is_nowhere(const Letter *one) {
    return !(fabs(one->x0) <= FAR && fabs(one->x1) <= FAR && fabs(one->x) <= FAR &&
             fabs(one->y) <= FAR && LEAST_SIZE <= one->size && one->size <= FAR);
}

PUBLIC void jixiao_letters_free(Letters *held) {
    if (held) free(held->letters), free(held->unread), free(held);
}

PUBLIC Letters *jixiao_letters(const Calls *of, void *page, int count) {
    Letters *held = calloc(1, sizeof *held);
    if (!held) return NULL;
    held->letters = calloc((size_t)count + 1, sizeof *held->letters);
    held->unread = calloc((size_t)count + 1, sizeof *held->unread);
    if (!held->letters || !held->unread) {
        jixiao_letters_free(held);
        return NULL;
    }
    void **things = calloc((size_t)count + 1, sizeof *things);
    if (!things) {
        jixiao_letters_free(held);
        return NULL;
    }
    held->count = count;
    Pen pen = {0};
    void *last = NULL;
    Rect box = {0};
    for (int at = 0; at < count; at++) {
        Letter *one = held->letters + at;
        one->code = of->unicode(page, at);
        void *thing = things[at] = of->text_object(page, at);
        if (!at || thing != last) take_pen(of, page, at, last = thing, &pen);
        box = (Rect){0};
        of->loose_box(page, at, &box);
        of->origin(page, at, &one->x, &one->y);
        one->x0 = box.left, one->x1 = box.right, one->y0 = box.bottom, one->y1 = box.top;
        if (pen.is_astray) {
            shift(pen.into, &one->x, &one->y);
            shift_box(pen.into, &one->x0, &one->y0, &one->x1, &one->y1);
        }
        one->size = pen.size, one->turn = (int8_t)pen.turn;
        square(one);
        one->hidden = (!pen.whole && is_clipped(&pen, one) && !is_dot(&pen, one, at)) || one->code - 0xD800u < 0x800u ||
                      is_nowhere(one);
        if (one->code > SHOWN && of->unmapped(page, at) == 1) held->unread[held->unread_count++] = at;
    }
    widen(held, things);
    free(things);
    return held;
}

/* The quarter turns to the right that make most of the text upright; -1 without text. */
PUBLIC int jixiao_turn(const Letters *held) {
    int votes[4] = {0}, order[4], seen = 0, best = -1;
    for (int at = 0; at < held->count; at++) {
        const Letter *one = held->letters + at;
        if (one->code > SHOWN && !votes[(int)one->turn]++) order[seen++] = one->turn;
    }
    for (int at = 0; at < seen; at++)
        if (best < 0 || votes[order[at]] > votes[best]) best = order[at];
    return best;
}

PUBLIC int jixiao_unread(const Letters *held, const int **indexes) {
    *indexes = held->unread;
    return held->unread_count;
}

static int is_widthless(uint32_t c) {
    return c == 0xAD || (c >= 0x200B && c <= 0x200D) || c == 0x2060 || c == 0xFEFF;
}

static int is_blank(uint32_t c) {
    return c <= 0x20 || c == 0x7F || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200D) ||
           c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000 || is_widthless(c);
}

/* Fill in the runs of the characters that show; 0 when memory ran out. */
static int take_runs(const Letters *held, const double *frame, Drawn *out) {
    const double a = frame[0], b = frame[1], c = frame[2], d = frame[3], e = frame[4], f = frame[5];
    out->text = malloc((2 * (size_t)held->count + 1) * sizeof *out->text);
    if (!out->text) return 0;
    uint32_t *text = out->text;
    Numbers places = {0};
    double x0 = 0, end = 0, line = 0, size = 0, back = 0, apart = 0, slip = 0;
    int open = 0, unread = 0;
    for (int at = 0; at <= held->count; at++) {
        const Letter *one = held->letters + at;
        int over = at == held->count;
        uint32_t code = over ? SHOWN : one->code;
        if (unread < held->unread_count && held->unread[unread] == at) unread++, code = UNREAD;
        else if (code == HYPHEN_A || code == HYPHEN_B) code = '-';
        else if (code > LAST_CODE) code = UNREAD;
        if (!over && one->hidden) continue;
        double left = a * one->x0 + c * one->y0 + e, right = a * one->x1 + c * one->y1 + e;
        double base = b * one->x + d * one->y + f;
        if (a + c < 0) {
            double swapped = left;
            left = right, right = swapped;
        }
        int blank = is_blank(code);
        if (open) {
            int beside = back <= left - end && left - end <= apart;
            int level = -slip <= base - line && base - line <= slip;
            if (over || blank || !beside || !level || one->size != size) {
                if (!over && is_widthless(code) && beside) {
                    end = right;
                    continue;
                }
                double top = line - 0.88 * size;
                double place[6] = {x0, top, end, top + size, line, size};
                if (!add(&places, place, 6)) goto spoilt;
                *text++ = '\n', out->runs++, open = 0;
            }
        }
        if (over) break;
        if (!open) {
            if (blank) continue;
            open = 1, x0 = left, line = base, size = one->size;
            back = -0.35 * size, apart = 0.15 * size, slip = 0.02 * size;
        }
        *text++ = code;
        end = right;
    }
    out->letters = (int32_t)(text - out->text);
    out->places = places.held;
    return 1;
spoilt:
    free(places.held);
    return 0;
}

/* ---- paths ------------------------------------------------------------------------------- */

enum { MAX_DEPTH = 8, MAX_SEGMENTS = 20000, MAX_OBJECTS = 300000, MAX_DRAWN = 100000 };
static const double THIN = 3.0, STRAIGHT = 0.8, SHORTEST = 2.0, WHITE = 0.98;

typedef struct { const Calls *of; int left, pictures, spoilt; Numbers across, down, shades; } Walk;

static void take_stroke(Walk *walk, Numbers *to, double position, double start, double end) {
    double stroke[3] = {position, start, end};
    if (to->used < 3 * MAX_DRAWN && !add(to, stroke, 3)) walk->spoilt = 1;
}

static void take_line(Walk *walk, const double *from, const double *to) {
    double x0 = from[0], y0 = from[1], x1 = to[0], y1 = to[1];
    double wide = fabs(x0 - x1), high = fabs(y0 - y1);
    if (high <= STRAIGHT && STRAIGHT < wide)
        take_stroke(walk, &walk->across, (y0 + y1) / 2, fmin(x0, x1), fmax(x0, x1));
    else if (wide <= STRAIGHT && STRAIGHT < high)
        take_stroke(walk, &walk->down, (x0 + x1) / 2, fmin(y0, y1), fmax(y0, y1));
}

static void take_area(Walk *walk, const double *points, size_t count, int white) {
    double x0 = INFINITY, y0 = INFINITY, x1 = -INFINITY, y1 = -INFINITY;
    for (size_t at = 0; at < count; at++) {
        double x = points[2 * at], y = points[2 * at + 1];
        x0 = fmin(x0, x), x1 = fmax(x1, x), y0 = fmin(y0, y), y1 = fmax(y1, y);
    }
    double wide = x1 - x0, high = y1 - y0;
    if (high <= THIN && wide > fmax(high, SHORTEST))
        take_stroke(walk, &walk->across, (y0 + y1) / 2, x0, x1);
    else if (wide <= THIN && high > fmax(wide, SHORTEST))
        take_stroke(walk, &walk->down, (x0 + x1) / 2, y0, y1);
    else if (wide > THIN && high > THIN && !white) {
        double box[4] = {x0, y0, x1, y1};
        if (walk->shades.used < 4 * MAX_DRAWN && !add(&walk->shades, box, 4)) walk->spoilt = 1;
    }
}

static int is_white(const Calls *of, void *path) {
    unsigned red = 0, green = 0, blue = 0, alpha = 0;
    of->fill_colour(path, &red, &green, &blue, &alpha);
    if (!alpha) return 1;
    unsigned least = red < green ? red : green;
    return (least < blue ? least : blue) / 255.0 >= WHITE;
}

/* Take up one subpath: its lines when stroked, else its area. */
static void take_part(Walk *walk, const Numbers *points, int stroked, int white) {
    size_t count = points->used / 2;
    if (stroked)
        for (size_t at = 1; at < count; at++)
            take_line(walk, points->held + 2 * at - 2, points->held + 2 * at);
    else if (count > 1)
        take_area(walk, points->held, count, white);
}

static void take_path(Walk *walk, void *path, const double *outer) {
    const Calls *of = walk->of;
    int filled = 0, stroked = 0, count = of->path_segments(path);
    of->draw_mode(path, &filled, &stroked);
    if ((!filled && !stroked) || count > MAX_SEGMENTS) return;
    for (int at = 0; at < count; at++)
        if (of->segment_type(of->path_segment(path, at)) == BEZIER_TO) return;
    Matrix m = {0};
    Frame frame;
    of->object_matrix(path, &m);
    joined(&m, outer, frame);
    int white = !stroked && is_white(of, path);
    Numbers points = {0};
    float x = 0, y = 0;
    for (int at = 0; at < count && !walk->spoilt; at++) {
        void *segment = of->path_segment(path, at);
        of->segment_point(segment, &x, &y);
        if (of->segment_type(segment) == MOVE_TO && points.used) {
            take_part(walk, &points, stroked, white);
            points.used = 0;
        }
        double point[2] = {clamped(frame[0] * x + frame[2] * y + frame[4]),
                           clamped(frame[1] * x + frame[3] * y + frame[5])};
        if (!add(&points, point, 2)) walk->spoilt = 1;
        else if (of->segment_close(segment)) {
            memcpy(point, points.held, sizeof point);
            if (!add(&points, point, 2)) walk->spoilt = 1;
        }
    }
    if (points.used && !walk->spoilt) take_part(walk, &points, stroked, white);
    free(points.held);
}

static void take_object(Walk *walk, void *thing, const double *frame, int depth) {
    const Calls *of = walk->of;
    walk->left--;
    int kind = of->object_type(thing);
    if (kind == PATH_OBJECT) take_path(walk, thing, frame);
    if (kind == IMAGE_OBJECT) walk->pictures++;
    if (kind != FORM_OBJECT || depth >= MAX_DEPTH) return;
    Matrix m = {0};
    Frame inner;
    of->object_matrix(thing, &m);
    joined(&m, frame, inner);
    int count = of->form_objects(thing);
    for (int at = 0; at < count && walk->left > 0 && !walk->spoilt; at++)
        take_object(walk, of->form_object(thing, (unsigned long)at), inner, depth + 1);
}

PUBLIC void jixiao_drawn_free(Drawn *out) {
    free(out->text), free(out->places);
    free(out->horizontal), free(out->vertical), free(out->shaded);
    memset(out, 0, sizeof *out);
}

/* Fill `out` with what a page draws; `spoilt` tells that memory ran out. */
PUBLIC void jixiao_draw(const Calls *of, const Letters *held, void *page, const double *frame, Drawn *out) {
    memset(out, 0, sizeof *out);
    out->spoilt = !take_runs(held, frame, out);
    Walk walk = {of, MAX_OBJECTS, 0, 0, {0}, {0}, {0}};
    int count = of->page_objects(page);
    for (int at = 0; at < count && walk.left > 0 && !walk.spoilt; at++)
        take_object(&walk, of->page_object(page, at), frame, 0);
    out->spoilt |= walk.spoilt, out->pictures = walk.pictures;
    out->horizontal = walk.across.held, out->across = (int32_t)(walk.across.used / 3);
    out->vertical = walk.down.held, out->down = (int32_t)(walk.down.used / 3);
    out->shaded = walk.shades.held, out->shades = (int32_t)(walk.shades.used / 4);
}

#include "grid_lattices.h"
#include "grid_cells.h"
#include "plain_pages.h"
