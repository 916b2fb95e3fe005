/* Text → the cells of lattices, and what stands in them: a part of pdfium_loops.c.

   The same as grids/sorting, grids/run_parting and grids/lettering, which are used instead where no
   compiler was at hand; tests hold both to the same results, to the last bit. */

enum { OUTSIDE = -1, NOTHING = -1 };
static const double HALF = 0.5, OFF = 0.2, FREE = 0.04, STANDING = 0.36;
static const double LEVEL = 0.35, SPACE = 0.18, APART = 2.2, FULL = 1.3, NARROW_LETTER = 0.5, LINE = 1.2;
enum { LONGEST_WORD = 24 };

/* Text on one base line, a run's or a part of it. */
typedef struct {
    double x0, y0, x1, y1, base, size;
    const uint32_t *text;
    int32_t length, next, rank;
} Item;

/* A line of a cell's text: what is in `said` from `begun` to `ended`. */
typedef struct { double x0, y0, x1, y1, base, size; size_t begun, ended; } Piece;

typedef struct { uint32_t *held; size_t used, room; } Said;
typedef struct { int32_t item, lattice, row, column; } Sunk;

/* Which items stand in which cell: chains from the first to the last one of each; the cell after all
   others holds what stands in none. */
typedef struct {
    const Lattices *found;
    const int32_t *begins; /* the number of each lattice's first cell */
    Item *items;
    Sunk *sunk;
    size_t used, room, sunk_used, sunk_room;
    int32_t *first, *last, *count;
    int32_t cells;
    int spoilt;
} Sorting;

/* What is handed back. Cells are those of all lattices, one after another. */
typedef struct {
    int32_t spoilt, letters, filled, merged, left_out;
    double usual;      /* the size most is written in */
    uint32_t *text;    /* of each place of each lattice row by row, a zero after each */
    int32_t *numbers;  /* of each lattice: cells with text, merged cells */
    int32_t *corners;  /* top, left of each cell */
    double *boxes;     /* x0, y0, x1, y1 of each cell */
    int32_t *roomy;    /* top, left of each cell with text */
    double *rooms;     /* what has room across and down after each cell's text */
    int32_t *merges;   /* top, left, bottom, right of each merged cell, from 1 */
    int32_t *parts;    /* where each text in no cell begins and ends among the runs' texts */
    double *places;    /* x0, y0, x1, y1, base, size of each text in no cell */
} Filled;

static int grow(void **held, size_t used, size_t *room, size_t size) {
    if (used < *room) return 1;
    size_t wanted = *room ? 2 * *room : 64;
    void *bigger = realloc(*held, wanted * size);
    if (!bigger) return 0;
    *held = bigger, *room = wanted;
    return 1;
}

static int say(Said *to, const uint32_t *codes, size_t count) {
    if (to->used + count > to->room) {
        size_t room = to->room ? 2 * to->room : 1024;
        while (room < to->used + count) room *= 2;
        uint32_t *bigger = realloc(to->held, room * sizeof *bigger);
        if (!bigger) return 0;
        to->held = bigger, to->room = room;
    }
    if (count) memcpy(to->held + to->used, codes, count * sizeof *codes);
    to->used += count;
    return 1;
}

static int is_digit(uint32_t c) { return c >= '0' && c <= '9'; }
static int is_capital(uint32_t c) { return c >= 'A' && c <= 'Z'; }
static int is_letter(uint32_t c) { return is_capital(c) || (c >= 'a' && c <= 'z'); }
static int is_latin(uint32_t c) { return is_letter(c) || is_digit(c); }

static double larger(double one, double other) { return one > other ? one : other; }

/* ---- text to cells ----------------------------------------------------------------------- */

static void put(Sorting *all, const Item *one, int32_t cell) {
    if (!grow((void **)&all->items, all->used, &all->room, sizeof *all->items)) {
        all->spoilt = 1;
        return;
    }
    int32_t number = (int32_t)all->used++;
    all->items[number] = *one, all->items[number].next = NOTHING;
    if (all->count[cell]++) all->items[all->last[cell]].next = number;
    else all->first[cell] = number;
    all->last[cell] = number;
}

static double width_of(uint32_t code) { return code >= WIDE_CODES ? 1.0 : HALF; }

/* Fill in the characters before which the rulings between two cells of a row part a text, and return
   how many; none where the text runs over them without a gap. */
static int32_t take_cuts(const Item *one, const double *xs, const int32_t *owner, int columns, int32_t *cuts) {
    double wide = 0, scale;
    int is_even = 1, asked = 0;
    int32_t count = 0;
    for (int column = 1; column < columns; column++)
        asked |= one->x0 + one->size / 4 < xs[column] && xs[column] < one->x1 - one->size / 4 &&
                 owner[column - 1] != owner[column];
    if (!asked) return 0;
    for (int32_t at = 0; at < one->length; at++) wide += width_of(one->text[at]), is_even &= one->text[at] >= WIDE_CODES;
    scale = (one->x1 - one->x0) / wide;
    for (int column = 1; column < columns; column++) {
        double x = xs[column], end = 0, off = fabs(one->x0 + 0 * scale - x);
        if (!(one->x0 + one->size / 4 < x && x < one->x1 - one->size / 4 && owner[column - 1] != owner[column])) continue;
        int32_t nearest = 0;
        for (int32_t at = 0; at < one->length; at++) {
            end += width_of(one->text[at]);
            double other = fabs(one->x0 + end * scale - x);
            if (other < off) off = other, nearest = at + 1;
        }
        if (off <= OFF * one->size && nearest > 0 && nearest < one->length && (!count || cuts[count - 1] != nearest))
            cuts[count++] = nearest;
    }
    return is_even && one->x1 - one->x0 - wide * one->size < FREE * one->size * count ? 0 : count;
}

static void sort_item(Sorting *all, const Item *one);

/* Sort the parts of a text between rulings that cross it; 0 when none does. */
static int sort_parts(Sorting *all, const Item *one, const double *xs, const int32_t *owner, int columns) {
    int32_t *cuts = malloc(((size_t)columns + 1) * sizeof *cuts);
    if (!cuts) return all->spoilt = 1;
    int32_t count = take_cuts(one, xs, owner, columns, cuts), begun = 0;
    double wide = 0, end = 0, scale;
    for (int32_t at = 0; count && at < one->length; at++) wide += width_of(one->text[at]);
    scale = (one->x1 - one->x0) / wide;
    for (int32_t cut = 0; count && cut <= count && !all->spoilt; cut++) {
        int32_t ended = cut < count ? cuts[cut] : one->length;
        Item part = *one;
        part.x0 = one->x0 + end * scale;
        for (int32_t at = begun; at < ended; at++) end += width_of(one->text[at]);
        part.x1 = one->x0 + end * scale;
        part.text = one->text + begun, part.length = ended - begun;
        sort_item(all, &part);
        begun = ended;
    }
    free(cuts);
    return count > 0;
}

static void sort_item(Sorting *all, const Item *one) {
    double x = (one->x0 + one->x1) / 2, y = one->base - STANDING * one->size;
    for (int32_t number = 0; number < all->found->count; number++) {
        int columns = all->found->shapes[number].columns, rows = all->found->shapes[number].rows;
        const double *xs = all->found->borders[number], *ys = xs + columns + 1;
        if (!(xs[0] <= x && x <= xs[columns] && ys[0] <= y && y <= ys[rows])) continue;
        int row = beyond(ys, rows, y) - 1, column = beyond(xs, columns, x) - 1;
        const int32_t *owner = all->found->owners[number] + (size_t)row * (size_t)columns;
        if (!(xs[column] - one->size / 2 < one->x0 && one->x0 <= one->x1 &&
              one->x1 < xs[column + 1] + one->size / 2) &&
            sort_parts(all, one, xs, owner, columns))
            return;
        put(all, one, all->begins[number] + owner[column]);
        if (!all->spoilt && one->base > ys[row + 1] && row + 1 < rows) {
            if (!grow((void **)&all->sunk, all->sunk_used, &all->sunk_room, sizeof *all->sunk)) {
                all->spoilt = 1;
                return;
            }
            all->sunk[all->sunk_used++] = (Sunk){(int32_t)all->used - 1, number, row, column};
        }
        return;
    }
    put(all, one, all->cells);
}

static int are_alike(const Item *a, const Item *b) {
    return a->x0 == b->x0 && a->y0 == b->y0 && a->x1 == b->x1 && a->y1 == b->y1 && a->base == b->base &&
           a->size == b->size && a->length == b->length &&
           !memcmp(a->text, b->text, (size_t)a->length * sizeof *a->text);
}

/* Move text that stands on the lower border of a filled cell into an empty one below. */
static void lower(Sorting *all, const Sunk *sunk) {
    const int32_t *owner = all->found->owners[sunk->lattice];
    int columns = all->found->shapes[sunk->lattice].columns;
    size_t place = (size_t)sunk->row * (size_t)columns + (size_t)sunk->column;
    int32_t above = all->begins[sunk->lattice] + owner[place];
    int32_t below = all->begins[sunk->lattice] + owner[place + (size_t)columns];
    if (above == below || all->count[below] || all->count[above] < 2) return;
    Item *items = all->items;
    int32_t before = NOTHING, at = all->first[above];
    while (!are_alike(items + at, items + sunk->item)) before = at, at = items[at].next;
    if (before == NOTHING) all->first[above] = items[at].next;
    else items[before].next = items[at].next;
    if (all->last[above] == at) all->last[above] = before;
    all->count[above]--;
    items[at].next = NOTHING;
    all->first[below] = all->last[below] = at, all->count[below] = 1;
}

/* ---- cells to their texts ---------------------------------------------------------------- */

static int by_base(const void *one, const void *other) {
    const Item *a = *(Item *const *)one, *b = *(Item *const *)other;
    if (a->base != b->base) return a->base < b->base ? -1 : 1;
    if (a->x0 != b->x0) return a->x0 < b->x0 ? -1 : 1;
    return a->rank < b->rank ? -1 : a->rank > b->rank;
}

static int by_left(const void *one, const void *other) {
    const Item *a = *(Item *const *)one, *b = *(Item *const *)other;
    if (a->x0 != b->x0) return a->x0 < b->x0 ? -1 : 1;
    return a->rank < b->rank ? -1 : a->rank > b->rank;
}

/* Sort what mostly is sorted; what is equal stays as it stands. */
static void sort_items(Item **held, size_t count, int (*by)(const void *, const void *)) {
    int sorted = 1;
    for (size_t at = 0; at < count; at++) held[at]->rank = (int32_t)at;
    for (size_t at = 1; at < count && sorted; at++) sorted = by(held + at - 1, held + at) < 0;
    if (!sorted) qsort(held, count, sizeof *held, by);
}

/* Make one piece of texts side by side, and say it. */
static int join_items(Item *const *held, size_t count, double size, Said *said, Piece *to) {
    const Item *before = held[0];
    const uint32_t blank = ' ';
    *to = (Piece){before->x0, before->y0, before->x1, before->y1, before->base, size, said->used, 0};
    if (count == 1) to->size = before->size;
    if (!say(said, before->text, (size_t)before->length)) return 0;
    for (size_t at = 1; at < count; at++) {
        const Item *one = held[at];
        uint32_t left = before->text[before->length - 1], right = one->text[0];
        int spelt = before->length == 1 && one->length == 1 && is_capital(left) && is_capital(right);
        if (one->x0 - before->x1 > SPACE * size && !spelt && is_latin(left) && is_latin(right))
            if (!say(said, &blank, 1)) return 0;
        if (!say(said, one->text, (size_t)one->length)) return 0;
        if (one->y0 < to->y0) to->y0 = one->y0;
        if (one->x1 > to->x1) to->x1 = one->x1;
        if (one->y1 > to->y1) to->y1 = one->y1;
        before = one;
    }
    to->ended = said->used;
    return 1;
}

/* Fill in the pieces of some texts from the top down; return how many, -1 when memory ran out. */
static int take_pieces(Item **held, size_t count, Said *said, Piece *pieces) {
    int found = 0;
    sort_items(held, count, by_base);
    for (size_t begun = 0, end; begun < count; begun = end) {
        double size = held[begun]->size, first = held[begun]->base;
        for (end = begun + 1; end < count; end++) {
            if (held[end]->base - first > LEVEL * larger(held[begun]->size, held[end]->size)) break;
            size = larger(size, held[end]->size);
        }
        sort_items(held + begun, end - begun, by_left);
        for (size_t from = begun, to; from < end; from = to) {
            for (to = from + 1; to < end && !(held[to]->x0 - held[to - 1]->x1 > APART * size);) to++;
            Piece *piece = pieces + found++;
            if (!join_items(held + from, to - from, size, said, piece)) return -1;
            piece->ended = said->used;
        }
    }
    return found;
}

static double room_after(const Piece *one, double width) {
    double padding = width / 20 < 3.0 ? width / 20 : 3.0;
    double room = width - (one->x1 - one->x0) - 4 * padding;
    return one->size > 0 ? room / one->size : room;
}

static double lines_below(const Piece *one, double bottom) {
    return one->size > 0 ? (bottom - one->y1) / (LINE * one->size) : 0.0;
}

/* Whether a text that goes on like a piece had to leave a line with that room. */
static int is_full(double room, const Piece *next, const Said *said) {
    size_t length = 0, most = next->ended - next->begun;
    if (most > LONGEST_WORD) most = LONGEST_WORD;
    while (length < most && is_latin(said->held[next->begun + length])) length++;
    double word = length > 1 ? NARROW_LETTER * (double)length + FULL - 1 : 0.0;
    return room < larger(FULL, word);
}

/* What stood between two lines of a cell: nothing (0), a space or a new line. */
static uint32_t between(const Piece *before, const Piece *one, double width, const Said *said) {
    if (fabs(one->base - before->base) <= LEVEL * before->size) return ' ';
    if (!is_full(room_after(before, width), one, said)) return '\n';
    return is_letter(said->held[before->ended - 1]) && is_latin(said->held[one->begun]) ? ' ' : 0;
}

/* Say the text of a cell and fill in what has room after it; 0 when memory ran out. */
static int say_cell(const Sorting *all, int32_t cell, Item **held, Piece *pieces, Said *aside, const double *box,
                    Said *said, double *rooms) {
    size_t count = 0;
    double width = box[2] - box[0];
    for (int32_t at = all->first[cell]; at != NOTHING; at = all->items[at].next) held[count++] = all->items + at;
    aside->used = 0;
    int found = take_pieces(held, count, aside, pieces);
    for (int at = 0; at < found; at++) {
        const Piece *one = pieces + at;
        uint32_t sign = at ? between(one - 1, one, width, aside) : 0;
        if (sign && !say(said, &sign, 1)) return 0;
        if (!say(said, aside->held + one->begun, one->ended - one->begun)) return 0;
    }
    if (found < 1) return 0;
    rooms[0] = room_after(pieces + found - 1, width), rooms[1] = lines_below(pieces + found - 1, box[3]);
    return 1;
}

typedef struct { double size; int32_t length, number; } Written;

static int by_written(const void *one, const void *other) {
    const Written *a = one, *b = other;
    if (a->size != b->size) return a->size < b->size ? -1 : 1;
    return a->number < b->number ? -1 : a->number > b->number;
}

/* The size most characters are written in, the first of several; 0 without text. */
static double usual_size(Written *held, int count) {
    double usual = 0;
    int64_t most = -1;
    int32_t first = 0;
    if (count) qsort(held, (size_t)count, sizeof *held, by_written);
    for (int begun = 0, end; begun < count; begun = end) {
        int64_t length = 0;
        for (end = begun; end < count && held[end].size == held[begun].size; end++) length += held[end].length;
        if (length > most || (length == most && held[begun].number < first))
            most = length, first = held[begun].number, usual = held[begun].size;
    }
    return usual;
}

PUBLIC void jixiao_filled_free(Filled *out) {
    free(out->text), free(out->numbers), free(out->corners), free(out->boxes), free(out->roomy);
    free(out->rooms), free(out->merges), free(out->parts), free(out->places);
    memset(out, 0, sizeof *out);
}

static int take_cell_texts(const Sorting *all, Filled *out) {
    Said said = {0}, aside = {0};
    Item **held = malloc((all->used + 1) * sizeof *held);
    Piece *pieces = malloc((all->used + 1) * sizeof *pieces);
    const uint32_t end = 0;
    int good = held && pieces;
    for (int32_t number = 0, cell = 0; good && number < all->found->count; number++) {
        Shape shape = all->found->shapes[number];
        const double *xs = all->found->borders[number], *ys = xs + shape.columns + 1;
        const int32_t *four = all->found->cells[number], *last = four + 4 * (size_t)shape.cells;
        int32_t *numbers = out->numbers + 2 * number;
        for (int row = 0; good && row < shape.rows; row++)
            for (int column = 0; good && column < shape.columns; column++) {
                if (four < last && four[0] == row && four[1] == column) {
                    double box[4] = {xs[column], ys[row], xs[four[3] + 1], ys[four[2] + 1]};
                    memcpy(out->boxes + 4 * (size_t)cell, box, sizeof box);
                    memcpy(out->corners + 2 * (size_t)cell, four, 2 * sizeof *four);
                    if (four[0] != four[2] || four[1] != four[3]) {
                        int32_t *merge = out->merges + 4 * (size_t)out->merged++;
                        for (int side = 0; side < 4; side++) merge[side] = four[side] + 1;
                        numbers[1]++;
                    }
                    if (all->count[cell]) {
                        good = say_cell(all, cell, held, pieces, &aside, box, &said, out->rooms + 2 * (size_t)out->filled);
                        memcpy(out->roomy + 2 * (size_t)out->filled++, four, 2 * sizeof *four);
                        numbers[0]++;
                    }
                    four += 4, cell++;
                }
                good = good && say(&said, &end, 1);
            }
    }
    free(held), free(pieces), free(aside.held);
    out->text = said.held, out->letters = (int32_t)said.used;
    return good;
}

static void take_left_out(const Sorting *all, const uint32_t *text, Filled *out) {
    for (int32_t at = all->first[all->cells]; at != NOTHING; at = all->items[at].next) {
        const Item *one = all->items + at;
        int32_t begun = (int32_t)(one->text - text), part[2] = {begun, begun + one->length};
        double place[6] = {one->x0, one->y0, one->x1, one->y1, one->base, one->size};
        memcpy(out->parts + 2 * (size_t)out->left_out, part, sizeof part);
        memcpy(out->places + 6 * (size_t)out->left_out++, place, sizeof place);
    }
}

/* Sort the runs, whose texts have a line feed after each, and fill in what stands where. */
static int fill(Sorting *all, const uint32_t *text, const double *places, int count, Filled *out) {
    Written *written = malloc(((size_t)count + 1) * sizeof *written);
    const uint32_t *at = text;
    if (!written) return 0;
    for (int run = 0; run < count && !all->spoilt; run++, places += 6) {
        Item one = {places[0], places[1], places[2], places[3], places[4], places[5], at, 0, NOTHING, 0};
        while (at[one.length] != '\n') one.length++;
        at += one.length + 1;
        written[run] = (Written){one.size, one.length, run};
        sort_item(all, &one);
    }
    for (size_t one = 0; one < all->sunk_used && !all->spoilt; one++) lower(all, all->sunk + one);
    if (!all->spoilt) out->usual = usual_size(written, count);
    free(written);
    if (all->spoilt) return 0;
    size_t left_out = (size_t)all->count[all->cells] + 1, cells = (size_t)all->cells + 1;
    out->numbers = calloc(2 * (size_t)all->found->count + 1, sizeof *out->numbers);
    out->corners = malloc(2 * cells * sizeof *out->corners), out->boxes = malloc(4 * cells * sizeof *out->boxes);
    out->roomy = malloc(2 * cells * sizeof *out->roomy), out->rooms = malloc(2 * cells * sizeof *out->rooms);
    out->merges = malloc(4 * cells * sizeof *out->merges);
    out->parts = malloc(2 * left_out * sizeof *out->parts), out->places = malloc(6 * left_out * sizeof *out->places);
    if (!(out->numbers && out->corners && out->boxes && out->roomy && out->rooms && out->merges && out->parts && out->places))
        return 0;
    take_left_out(all, text, out);
    return take_cell_texts(all, out);
}

/* Fill `out` with what some runs, six numbers each, write into the cells of lattices and beside them;
   no run is without text. */
PUBLIC void jixiao_fill(const uint32_t *text, const double *places, int count, const Lattices *found, Filled *out) {
    memset(out, 0, sizeof *out);
    int32_t *begins = malloc(((size_t)found->count + 1) * sizeof *begins);
    Sorting all = {0};
    all.found = found, all.begins = begins;
    for (int32_t at = 0; begins && at < found->count; at++) begins[at] = all.cells, all.cells += found->shapes[at].cells;
    size_t cells = (size_t)all.cells + 1;
    all.first = malloc(3 * cells * sizeof *all.first);
    out->spoilt = !(begins && all.first);
    if (!out->spoilt) {
        all.last = all.first + cells, all.count = all.last + cells;
        for (size_t at = 0; at < cells; at++) all.first[at] = all.last[at] = NOTHING, all.count[at] = 0;
        out->spoilt = !fill(&all, text, places, count, out);
    }
    free(begins), free(all.first), free(all.items), free(all.sunk);
}
