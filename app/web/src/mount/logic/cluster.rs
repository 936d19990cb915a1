//! Points that would lie over each other become one: nothing on the map hides behind anything.
//! Not here: where points are on the screen (`map::points`).

/// Points drawn as one disc.
#[derive(Clone, Debug, PartialEq)]
pub struct Cluster {
    /// Centre in the units of the points.
    pub at: [f64; 2],
    /// Positions of the points in the list that was given, in its order.
    pub members: Vec<usize>,
}

/// Joins points until no two centres are nearer than `distance`. A cluster stands where its first point
/// does, so that the points to be seen best go first.
pub fn clusters(points: &[[f64; 2]], distance: f64) -> Vec<Cluster> {
    let mut clusters: Vec<Cluster> = Vec::new();
    for (member, at) in points.iter().enumerate() {
        let near = clusters.iter_mut().find(|cluster| is_near(cluster.at, *at, distance));
        match near {
            Some(cluster) => cluster.members.push(member),
            None => clusters.push(Cluster { at: *at, members: vec![member] }),
        }
    }
    clusters
}

fn is_near(a: [f64; 2], b: [f64; 2], distance: f64) -> bool {
    let (dx, dy) = (a[0] - b[0], a[1] - b[1]);
    dx * dx + dy * dy < distance * distance
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A plain linear congruential generator: the same points in every run.
    fn points(seed: u32, n: usize) -> Vec<[f64; 2]> {
        let mut state = seed;
        let mut next = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            f64::from(state >> 16) / 100.0
        };
        (0..n).map(|_| [next(), next()]).collect()
    }

    #[test]
    fn every_point_is_in_one_cluster_and_no_two_discs_overlap() {
        for seed in 0..200 {
            let points = points(seed, 60);
            let all = clusters(&points, 40.0);
            let mut members: Vec<usize> = all.iter().flat_map(|cluster| cluster.members.clone()).collect();
            members.sort_unstable();
            assert_eq!(members, (0..points.len()).collect::<Vec<_>>(), "seed {seed}");
            for (at, a) in all.iter().enumerate() {
                assert!(all[at + 1..].iter().all(|b| !is_near(a.at, b.at, 40.0)), "seed {seed}");
            }
        }
    }

    #[test]
    fn points_at_one_place_are_one_disc_however_near_one_looks() {
        let all = clusters(&[[1.0, 1.0], [1.0, 1.0], [9.0, 1.0]], 0.5);
        assert_eq!(all.iter().map(|c| c.members.clone()).collect::<Vec<_>>(), [vec![0, 1], vec![2]]);
    }
}
