import { SitesPage } from '../../../features/sites/sites-page.tsx'

/** 合作网点. */
export const Component = SitesPage
