/** The element check (要素体检): rules over drafts and the whole catalogue, and the issues that persist. */
export { checkContent, refuseBlockingFindings } from './check-content.ts'
export { checkCatalogue, checkDaily, onItemPublished } from './check-catalogue.ts'
export { checkLinksDaily, followLinks } from './check-links.ts'
