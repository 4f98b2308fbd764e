import { CatalogueChangeList } from '../../../features/catalogue/reductions/catalogue-changes.tsx'

/** 事项动态管理. */
export const Component = CatalogueChangeList
