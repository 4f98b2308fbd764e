/** The service items of the platform and who handles them where. Everything is read from process memory once warm. */

/** An item as published now; refuses `catalogue.no_item`. Any version a case pinned; refuses `catalogue.no_version`. */
export { getItemVersion, getPublishedItem } from './published-items.ts'
/** Who handles an item for a place; `getEntry` refuses `catalogue.no_entry` and says where it is handled instead. */
export { type Entry, findEntry, getEntry } from './entries.ts'
/** Items and themes to browse; finding an item by what people call it. */
export { type ItemFilter, listItems, listThemes } from './list-items.ts'
export { searchPublishedItems, suggestPublishedItems, warmCatalogue } from './search-published-items.ts'
/** The guide for one place and one person's answers. */
export { readGuide, readSituationAnswers } from './read-guide.ts'
/** The form of an item. */
export { applicantKindOf, getItemForm } from './item-form.ts'
export { type ApplicantKind, createFormFormats, formFor, type FormFormatSources } from './forms/index.ts'
/** Publishes the items of a file, all or nothing unless `partial`. */
export { importItems, type ImportReport } from './import-items.ts'
export type { RowOutcome, RowReport } from './import-plan-rules.ts'
/** Items as an Excel workbook. */
export { readItemWorkbook, writeItemWorkbook } from './item-workbook.ts'
export { type RawItem, WorkbookError } from './item-workbook-rules.ts'
/** What the item's words and numbers mean. */
export { durationText, itemWords, tailorMaterials } from './item.ts'
export type { Duration, DurationUnit, ItemType, Level, Material, ResultKind, ServiceItem, Situation, SituationAnswers, Step, StepKind } from './item.ts'
export type { FoundItem, Guide, GuideEntry, ItemPage, ItemSummary, SearchResult, ThemeList } from './contract.ts'
/** The codes of items (12, 31 and 33 characters). */
export { parseItemCode, toBaseItemCode, toHandlingItemCode, toItemCode } from './item-code-rules.ts'
/** What is mounted below `/api/v1`, and what pages name. */
export { cataloguePublicRoutes } from './routes-public.ts'
export { listItemsOperation, listThemesOperation, readGuideOperation, readItemFormOperation, searchItemsOperation, suggestItemsOperation } from './operations-public.ts'
