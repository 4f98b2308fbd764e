/** The service items of the platform and who handles them where. Everything is read from process memory once warm. */

/** An item as published now; refuses `catalogue.no_item`. Any version a case pinned; refuses `catalogue.no_version`. */
export { getItemVersion, getPublishedItem, listItemsInForce, listPublishedItems } from './published-items.ts'
/** Who handles an item for a place; `getEntry` refuses `catalogue.no_entry` and says where it is handled instead. */
export { type Entry, findEntry, getEntry, listEntries } from './entries.ts'
/** Both at once: the item with what that place says differently, which is what an application begins from. */
export { getItemAt, type ItemAt } from './entries/local-items.ts'
/** Items and themes to browse; finding an item by what people call it. */
export { type ItemFilter, listItems, listThemes } from './list-items.ts'
export { searchPublishedItems, suggestPublishedItems, warmCatalogue } from './search-published-items.ts'
/** The guide for one place and one person's answers. */
export { readGuide, readSituationAnswers } from './read-guide.ts'
/** A change on its way to being a version, whatever its state; refuses `catalogue.no_change`. */
export { getChange as getItemChange } from './changes/describe-change.ts'
/** The form of an item. */
export { applicantKindOf, getItemForm } from './item-form.ts'
export { type ApplicantKind, createFormFormats, formOf, type FormFormatSources } from './forms/index.ts'
/** Publishes the items of a file, all or nothing unless `partial`. */
export { importItems, type ImportReport } from './import-items.ts'
export type { RowOutcome, RowReport } from './import-plan-rules.ts'
/** Items as an Excel workbook. */
export { exampleItem } from './workbook/example-item-data.ts'
export { readItemWorkbook } from './workbook/read-workbook.ts'
export { toRawItem } from './workbook/to-raw-item-rules.ts'
export { streamItemWorkbook } from './workbook/write-workbook.ts'
/** The element check of the whole catalogue; once a day by itself. */
export { checkCatalogue } from './checks/index.ts'
/** An issue of an item that another room reports, and what became of it. */
export { type IssueProgress, prepareReportedIssue, readIssueProgress } from './checks/prepare-reported-issue.ts'
export { type ProblemKind, problemWords } from './checks/check-rule.ts'
export { WorkbookError } from '../../platform/xlsx/xlsx-entries.ts'
export type { PlacedError, WorkbookItems } from './workbook/read-sheets-rules.ts'
export type { RawItem, RowError } from './raw-row.ts'
/** What the item's words and numbers mean. */
export { durationText, itemWords, listMaterialNames, tailorMaterials } from './item.ts'
export type { Duration, DurationUnit, ItemType, Level, Material, ResultKind, ServiceItem, Situation, SituationAnswers, Step, StepKind } from './item.ts'
export type { FoundItem, Guide, GuideEntry, ItemPage, ItemSummary, SearchResult, ThemeList } from './contract.ts'
/** The codes of items (12, 31 and 33 characters). */
export { parseItemCode, toBaseItemCode, toHandlingItemCode, toItemCode } from './item-code-rules.ts'
/** Lists, zones and what the proof of one source says, as pages name them. */
export { compareEndsOperation, exportItemListOperation, exportItemListWorkbookOperation, listItemListsOperation, readEditionOperation, readItemListOperation } from './lists/operations.ts'
export { listNearbyItemsOperation, listPopularItemsOperation, listZonesOperation, readZoneOperation } from './lists/operations-zones.ts'
export type { EditionComparisonView, ItemListView, ListIndex } from './lists/contract.ts'
export type { NearbyItems, PopularItems, ZoneList, ZoneView } from './lists/contract-zones.ts'
export type { SameVersion } from './lists/contract-same-version.ts'
/** Writes the zones of a file that are not there yet. */
export { importZones } from './lists/zones.ts'
/** What is mounted below `/api/v1`, and what pages name. */
export { cataloguePublicRoutes } from './routes-public.ts'
export { catalogueStaffRoutes } from './routes-staff.ts'
/** What the catalogue does by the clock, and what it reads of what others announce. */
export { catalogueReaders, catalogueTimedJobs } from './jobs.ts'
export { listItemsOperation, listThemesOperation, readGuideOperation, readItemFormOperation, searchItemsOperation, suggestItemsOperation } from './operations-public.ts'
