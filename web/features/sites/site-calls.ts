import { useQuery } from '@tanstack/react-query'
import { api, bodyOf, once, seen } from '../../client/http.ts'
import type { Answer, Sent } from '../../client/types.ts'

export type SitePage = Answer<'organisation.listCooperationSites'>
export type SiteView = SitePage['rows'][number]
export type SiteBody = Sent<'organisation.createSite'>
export type SiteFigures = Answer<'organisation.readSiteFigures'>

export const sitesKey = ['cooperation-sites'] as const
const regionOf = (region: string | undefined) => (region === undefined ? {} : { region })

export const useSites = (region?: string) => useQuery({ queryKey: [...sitesKey, region], queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/staff/sites', { params: { query: regionOf(region) }, signal })) })
export const useSiteFigures = (month: string | undefined, region?: string) =>
  useQuery({ queryKey: [...sitesKey, 'figures', month, region], queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/staff/site-figures', { params: { query: { ...regionOf(region), ...(month === undefined ? {} : { month }) } }, signal })) })
export const createSite = (body: SiteBody, key: string) => bodyOf(api.POST('/api/v1/staff/sites', { params: { header: once(key) }, body }))
export const changeSite = ({ id, version }: SiteView, body: SiteBody, key: string) => bodyOf(api.PUT('/api/v1/staff/sites/{id}', { params: { path: { id }, header: seen(version, key) }, body }))
export const endSite = ({ id, region, version }: SiteView, reason: string, key: string) => bodyOf(api.POST('/api/v1/staff/sites/{id}/end', { params: { path: { id }, query: { region }, header: seen(version, key) }, body: { reason } }))
export const addOperator = ({ id, region }: SiteView, body: Sent<'organisation.addSiteOperator'>, key: string) => bodyOf(api.POST('/api/v1/staff/sites/{id}/operators', { params: { path: { id }, query: { region }, header: once(key) }, body }))
export const endOperator = ({ id, region }: SiteView, officer: string, key: string) => bodyOf(api.POST('/api/v1/staff/sites/{id}/operators/{officer}/end', { params: { path: { id, officer }, query: { region }, header: once(key) } }))
export const fetchSiteCsv = (month: string) => api.GET('/api/v1/staff/site-figures', { params: { query: { month } }, headers: { accept: 'text/csv' }, parseAs: 'blob' })
