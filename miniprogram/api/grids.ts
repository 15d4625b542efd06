import { get, send } from './client';
import type { GridFound, GridNotice, ServiceItem } from './model';

/** How a resident says where home is. Coordinates of the phone are in GCJ-02. */
export type HomeWords =
  | { gridCode: string }
  | { address: string }
  | { lon: number; lat: number; crs: 'gcj02' }
  | { scene: string };

export const home = (): Promise<GridNotice> => get('/api/mini/home');

export const moveHome = (words: HomeWords): Promise<GridNotice> =>
  send({ method: 'PUT', path: '/api/mini/home', body: words });

export const gridNotice = (code: string): Promise<GridNotice> =>
  get(`/api/mini/grids/${encodeURIComponent(code)}`);

export const gridsNamed = (words: string): Promise<{ items: GridFound[] }> =>
  get(`/api/mini/grids?q=${encodeURIComponent(words)}`);

export const gridsAt = (lon: number, lat: number): Promise<{ items: GridFound[] }> =>
  get(`/api/mini/grids?lon=${lon}&lat=${lat}&crs=gcj02`);

export const services = (): Promise<{ items: ServiceItem[] }> => get('/api/mini/services');
